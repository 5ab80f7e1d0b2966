import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AccountRef, Capability, Operation, TargetConnector } from "@rollcall/core";
import { expect, test } from "vitest";
import { fileTarget, type OutsideHand, type Subject, testConnector } from "../src/index.ts";
import { lease } from "./lease.ts";
import { memorySubject, sampleAccounts } from "./memory-subject.ts";
import { deleteOf, updateOf } from "./operations.ts";
import { sourceSubject } from "./source-subject.ts";

const all: readonly Capability[] = ["changes", "write", "credentials", "timedGrants", "restore"];

testConnector({
  name: "the memory target",
  kind: "target",
  capabilities: all,
  prepare: () => memorySubject(),
});

testConnector({
  name: "the memory target with membership on the entitlement, one write at a time and one part in each",
  kind: "target",
  capabilities: all.filter((one) => one !== "restore"),
  prepare: () => memorySubject({ limits: { membership: { side: "entitlement" }, together: [] } }),
  skips: [
    {
      test: "attributes and state travel in one update where the limits say so",
      reason: "the limits do not say so",
    },
  ],
});

testConnector({
  name: "the file target",
  kind: "target",
  capabilities: all,
  prepare: async (): Promise<Subject> => {
    const folder = await mkdtemp(join(tmpdir(), "file-target-"));
    const { refs, absent, writing, outside } = memorySubject();
    const connector = fileTarget({
      name: "directory",
      path: join(folder, "directory.jsonl"),
      accounts: sampleAccounts,
      pageSize: 2,
      clock: () => outside?.now?.() ?? "",
    });
    const { expire: _, ...clock } = outside ?? {};
    return {
      connector,
      refs,
      absent,
      writing,
      outside: { ...clock, ...otherSession(connector) },
      unreachable: fileTarget({ name: "directory", path: folder }),
      release: () => rm(folder, { recursive: true }),
    };
  },
  skips: [
    {
      test: "a token that is too old is refused as expired",
      reason: "changes are kept for as long as the file is not written anew",
    },
  ],
});

/** Changes a target through a session of its own. */
function otherSession(connector: TargetConnector): Pick<OutsideHand, "change" | "remove"> {
  const ada = { kind: "account", stable: "ada" };
  const ben = { kind: "account", stable: "ben" };
  const execute = async (operation: Operation): Promise<AccountRef> => {
    await using session = await connector.open();
    await session.write?.execute(operation, lease);
    return "ref" in operation ? operation.ref : ada;
  };
  const deltas = [{ attribute: "displayName", change: "replace", value: "Ada Reid" }] as const;
  return {
    change: () => execute(updateOf("other-change", ada, { deltas })),
    remove: () => execute(deleteOf("other-delete", ben)),
  };
}

testConnector({
  name: "the memory source",
  kind: "source",
  capabilities: ["changes"],
  prepare: () => sourceSubject(),
});

test.each([
  ["has no reason", { test: "a token that is too old is refused as expired", reason: " " }],
  ["is of no rule", { test: "no rule is called so", reason: "the system has none" }],
])("a skip that %s is refused", (_, skip) => {
  const prepare = () => sourceSubject();
  const kind = "source" as const;
  const suite = { name: "a source", kind, capabilities: ["changes" as const], prepare };
  expect(() => testConnector({ ...suite, skips: [skip] })).toThrow(TypeError);
});
