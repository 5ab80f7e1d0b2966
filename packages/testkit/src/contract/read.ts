import { isAbsent } from "@rollcall/core";
import { must, needed } from "./breach.ts";
import { comparable } from "./comparable.ts";
import type { ContractCheck, ContractContext } from "./contract-check.ts";
import { readFindChecks } from "./read-find.ts";
import { readKnownChecks } from "./read-known.ts";
import { readShapeChecks } from "./read-shape.ts";
import { asPerson, keyOf, keyOfRef, readAll, readPages } from "./reading.ts";
import { refused } from "./refused.ts";

const scanChecks: readonly ContractCheck[] = [
  {
    part: "read",
    name: "a scan gives every record, each once",
    run: async ({ subject, session }) => {
      const keys = (await readAll(session)).map(keyOf);
      must(new Set(keys).size === keys.length, "a record came twice");
      const expected = subject.refs.map(keyOfRef);
      must(
        expected.every((key) => keys.includes(key)),
        "a record that is there did not come",
      );
      must(keys.length === expected.length, "a record came that is not there");
    },
  },
  {
    part: "read",
    name: "the last page of a scan, and no other, states that it is complete",
    run: async ({ session }) => {
      const stated = (await readPages(session)).map(({ completeness }) => completeness?.state);
      must(stated.at(-1) !== undefined, "the last page does not state the completeness");
      must(stated.at(-1) === "complete", "a read of everything is not stated to be complete");
      must(
        stated.slice(0, -1).every((one) => one === undefined),
        "a page before the last states it",
      );
    },
  },
  {
    part: "read",
    name: "a second scan gives the same",
    run: async ({ session }) => {
      const schema = await session.schema();
      const read = async (): Promise<string> => {
        const records = await readAll(session);
        return JSON.stringify(records.map((record) => comparable(record, schema)).sort());
      };
      const first = await read();
      must(first === (await read()), "two scans of the same system differ");
    },
  },
  {
    part: "read",
    name: "a scan that is broken off leaves the session fit for another",
    run: async ({ subject, session }) => {
      for await (const page of session.read.scan()) {
        if (page.items.length > 0) break;
      }
      const after = new Set((await readAll(session)).map(keyOf));
      must(after.size === subject.refs.length, "the scan after a broken-off one is not whole");
    },
  },
  {
    part: "read",
    name: "a scan stops when the caller no longer wants it",
    run: async ({ session }) => {
      await refused("a scan that was aborted before it began", ["cancelled"], () =>
        readPages(session, { signal: AbortSignal.abort() }),
      );
      await stopsBetweenPages(session);
    },
  },
];

async function stopsBetweenPages(session: ContractContext["session"]): Promise<void> {
  if ((await readPages(session)).length < 2) return;
  const stop = new AbortController();
  await refused("a scan that was aborted after its first page", ["cancelled"], async () => {
    for await (const _ of session.read.scan({ signal: stop.signal })) stop.abort();
  });
}

const getChecks: readonly ContractCheck[] = [
  {
    part: "read",
    name: "a read by key gives what a scan gives",
    run: async ({ session }) => {
      const schema = await session.schema();
      for (const record of await readAll(session)) {
        const ref = "ref" in record ? record.ref : { kind: "person", stable: record.id };
        const found = await session.read.get(ref);
        must(!isAbsent(found), "a record that a scan gave was not found by its key");
        must(
          comparable(found, schema) === comparable(record, schema),
          "a record read by its key differs from the same record in a scan",
        );
      }
    },
  },
  {
    part: "read",
    name: "a read by a key that never was is proved to find nothing",
    run: async ({ subject, session }) => {
      const found = await session.read.get(subject.absent);
      must(isAbsent(found), "something was found under a key that never was");
      must(found.absent === "not-found", `the proof must be not-found, not ${found.absent}`);
      must(keyOfRef(found.ref) === keyOfRef(subject.absent), "the proof is of another key");
    },
  },
  {
    part: "read",
    name: "a read by key stops when the caller no longer wants it",
    run: async ({ subject, session }) => {
      const ref = needed(subject.refs[0], "the subject has no records");
      await refused("a read by key that was aborted", ["cancelled"], () =>
        session.read.get(ref, { signal: AbortSignal.abort() }),
      );
    },
  },
  {
    part: "read",
    of: "source",
    name: "people have an id, and their assignments in order of start, then id",
    run: async ({ session }) => {
      for (const record of await readAll(session)) {
        const { id, assignments } = asPerson(record);
        must(id !== "", "a person has an empty id");
        const order = assignments.map((one) => `${one.start} ${one.id}`);
        must(
          order.every((text, at) => at === 0 || (order[at - 1] ?? "") <= text),
          "the assignments of a person are out of order",
        );
      }
    },
  },
];

/** The rules for reading. */
export const readChecks: readonly ContractCheck[] = [
  ...scanChecks,
  ...getChecks,
  ...readFindChecks,
  ...readKnownChecks,
  ...readShapeChecks,
];
