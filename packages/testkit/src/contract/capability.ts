import { capabilities } from "@rollcall/core";
import { must } from "./breach.ts";
import type { ContractCheck } from "./contract-check.ts";

/** The rules for what a connector says of itself. */
export const capabilityChecks: readonly ContractCheck[] = [
  {
    part: "capability",
    name: "a session has the capabilities that it is said to have, and no others",
    run: async ({ session, capabilities: expected }) => {
      const found = [...capabilities(session)].sort().join(", ");
      const said = [...expected].sort().join(", ");
      must(found === said, `it has: ${found || "none"}; it is said to have: ${said || "none"}`);
    },
  },
  {
    part: "capability",
    name: "a connector states the contract, its name and its kind",
    run: async ({ subject }) => {
      const { spec, name, kind } = subject.connector;
      must(spec === "rollcall/connector@1", "spec is not rollcall/connector@1");
      must(
        /^[a-z][a-z0-9-]*$/.test(name),
        "the name is not lower-case letters, digits and hyphens",
      );
      must(kind === "source" || kind === "target", "the kind is neither source nor target");
    },
  },
  {
    part: "capability",
    of: "source",
    name: "a source has nothing that only a target has",
    run: async ({ session }) => {
      const { write, credentials, timedGrants } = session;
      must(!write && !credentials && !timedGrants, "a source has a part that writes");
    },
  },
  {
    part: "capability",
    of: "target",
    name: "the limits are numbers above nought",
    run: async ({ session: { limits } }) => {
      const numbers = {
        concurrency: limits.concurrency,
        writesPerSecond: limits.writesPerSecond,
        callTimeout: limits.callTimeout,
        grantsPerWrite: limits.membership?.grantsPerWrite,
        revokesPerWrite: limits.membership?.revokesPerWrite,
      };
      for (const [name, value] of Object.entries(numbers)) {
        must(value === undefined || value > 0, `limits: ${name} is not above nought`);
      }
      must((limits.visibleAfter ?? 0) >= 0, "limits: visibleAfter is below nought");
    },
  },
];
