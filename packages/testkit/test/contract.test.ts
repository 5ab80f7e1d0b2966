import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AccountRef, Capability, Operation, Person, TargetConnector } from "@rollcall/core";
import {
  fileTarget,
  memorySource,
  type OutsideHand,
  type Subject,
  testConnector,
  withFaults,
} from "../src/index.ts";
import { lease } from "./lease.ts";
import { memorySubject, sampleAccounts } from "./memory-subject.ts";
import { deleteOf, updateOf } from "./operations.ts";

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

const people: readonly Person[] = ["1", "2", "3"].map((id) => ({
  id,
  identifiers: [{ system: "esr-person:431", value: id }],
  names: { legal: { given: "Ada", family: `Okafor ${id}` } },
  assignments: [],
}));

testConnector({
  name: "the memory source",
  kind: "source",
  capabilities: ["changes"],
  prepare: () => {
    const source = memorySource({ name: "staff", people, pageSize: 2 });
    const person = (stable: string) => ({ kind: "person", stable });
    return {
      connector: source,
      refs: people.map(({ id }) => person(id)),
      absent: person("9"),
      outside: {
        change: () => {
          source.staff.put({
            ...(people[0] as Person),
            names: { legal: { given: "Ada", family: "Reid" } },
          });
          return person("1");
        },
        remove: () => {
          source.staff.remove("2");
          return person("2");
        },
        expire: () => source.staff.expireChanges(),
      },
      unreachable: withFaults(source, [
        { on: "open", call: 1, fault: { kind: "fail", code: "unavailable" } },
      ]),
    };
  },
});
