import { canonicalJson } from "@rollcall/core";
import { must } from "./breach.ts";
import type { ContractCheck } from "./contract-check.ts";
import { keyOf, readAll } from "./reading.ts";
import { refused } from "./refused.ts";

/** The rules for sessions. */
export const sessionChecks: readonly ContractCheck[] = [
  {
    part: "session",
    name: "a session that is open finds nothing wrong with itself",
    run: async ({ session }) => {
      const { ok, findings } = await session.check();
      must(ok, "check() says that the session is not fit for use");
      must(
        findings.every((text) => typeof text === "string"),
        "findings must be texts",
      );
    },
  },
  {
    part: "session",
    name: "the schema is the same each time it is asked for",
    run: async ({ session }) => {
      const first = canonicalJson(await session.schema());
      must(first === canonicalJson(await session.schema()), "schema() gave two answers");
    },
  },
  {
    part: "session",
    name: "a session can be closed twice",
    run: async ({ subject }) => {
      const session = await subject.connector.open();
      await session[Symbol.asyncDispose]();
      const failed = await Promise.resolve(session[Symbol.asyncDispose]()).then(
        () => false,
        () => true,
      );
      must(!failed, "closing a session that was closed before must do nothing, and failed");
    },
  },
  {
    part: "session",
    name: "a session goes on when another one of the same connector is closed",
    run: async ({ subject, session }) => {
      const other = await subject.connector.open();
      await other[Symbol.asyncDispose]();
      const left = new Set((await readAll(session)).map(keyOf));
      must(left.size === subject.refs.length, "an open session lost records to a closed one");
    },
  },
  {
    part: "session",
    name: "opening stops when the caller no longer wants it",
    run: async ({ subject }) => {
      await refused("an open that was aborted", ["cancelled"], () =>
        subject.connector.open({ signal: AbortSignal.abort() }),
      );
    },
  },
];
