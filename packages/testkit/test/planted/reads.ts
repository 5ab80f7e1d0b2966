import type { Account } from "@rollcall/core";
import { over, overGet, overScan, overSince, overWrite, type Planted, plant } from "./planted.ts";

const everyRecord = "a scan gives every record, each once";
const lastPage = "the last page of a scan, and no other, states that it is complete";

const wholeScans = [
  everyRecord,
  "a scan leaves out the records whose version is known, and no others",
  "a session goes on when another one of the same connector is closed",
  "a scan that is broken off leaves the session fit for another",
];

function ghost(account: Account): Account {
  return { ...account, ref: { kind: "account", stable: "ghost" }, attributes: {} };
}

/** Faults in scans and reads by key. */
export const plantedInReads: readonly Planted[] = [
  plant("gives a page twice", everyRecord, (connector) =>
    overScan(connector, async function* (pages) {
      for await (const page of pages) {
        if (!page.completeness) yield page;
        yield page;
      }
    }),
  ),
  plant(
    "gives a record that is not there",
    [...wholeScans, "a read by key gives what a scan gives"],
    (connector) =>
      overScan(connector, async function* (pages) {
        for await (const page of pages) {
          const ghosts = page.items.filter(({ ref }) => ref.stable === "cal").map(ghost);
          yield { ...page, items: [...page.items, ...ghosts] };
        }
      }),
  ),
  plant("loses a record and states that the read is complete", wholeScans, (connector) =>
    overScan(connector, async function* (pages) {
      for await (const page of pages) {
        yield { ...page, items: page.items.filter(({ ref }) => ref.stable !== "cal") };
      }
    }),
  ),
  plant("states its completeness on every page", lastPage, (connector) =>
    overScan(connector, async function* (pages) {
      for await (const page of pages) yield { ...page, completeness: { state: "complete" } };
    }),
  ),
  plant("never states its completeness", lastPage, (connector) =>
    overScan(connector, async function* (pages) {
      for await (const { items } of pages) yield { items };
    }),
  ),
  plant("does not know whether it has read everything", lastPage, (connector) =>
    overScan(connector, async function* (pages) {
      for await (const { items, completeness } of pages) {
        yield completeness ? { items, completeness: { state: "unknown" } } : { items };
      }
    }),
  ),
  plant(
    "gives another version in a scan that follows a scan",
    "a second scan gives the same",
    (connector) => {
      let before = "";
      const calls = over(connector, (session) => ({
        schema: () => {
          before = "schema";
          return session.schema();
        },
      }));
      const writes = overWrite(calls, (execute, operation) => {
        before = "execute";
        return execute(operation);
      });
      const watched = overSince(writes, (since, token) => {
        before = "since";
        return since(token);
      });
      return overScan(watched, async function* (pages) {
        const again = before === "scan";
        before = "scan";
        for await (const page of pages) {
          yield again
            ? { ...page, items: page.items.map((one) => ({ ...one, version: "0" })) }
            : page;
        }
      });
    },
  ),
  plant(
    "keeps its cursor when a scan is broken off",
    "a scan that is broken off leaves the session fit for another",
    (connector) => {
      let stuck = false;
      return overScan(connector, async function* (pages) {
        if (stuck) {
          yield { items: [], completeness: { state: "complete" } };
          return;
        }
        stuck = true;
        yield* pages;
        stuck = false;
      });
    },
  ),
  plant("scans on for nobody", "a scan stops when the caller no longer wants it", (connector) =>
    over(connector, ({ read }) => ({
      read: { ...read, scan: ({ signal: _, ...query } = {}) => read.scan(query) },
    })),
  ),
  plant(
    "stops a scan before it begins, and not between pages",
    "a scan stops when the caller no longer wants it",
    (connector) =>
      over(connector, ({ read }) => ({
        read: {
          ...read,
          scan: ({ signal, ...query } = {}) =>
            read.scan(signal?.aborted ? { ...query, signal } : query),
        },
      })),
  ),
  plant("reads another state by key", "a read by key gives what a scan gives", (connector) =>
    overGet(connector, (found) => {
      if ("absent" in found || found.ref.stable !== "cal") return found;
      return { ...found, enabled: true };
    }),
  ),
  plant(
    "takes what never was for deleted",
    "a read by a key that never was is proved to find nothing",
    (connector) =>
      overGet(connector, (found) => {
        if (!("absent" in found) || found.absent !== "not-found") return found;
        return { ...found, absent: "tombstone" };
      }),
  ),
  plant(
    "reads by key for nobody",
    "a read by key stops when the caller no longer wants it",
    (connector) =>
      over(connector, ({ read }) => ({ read: { ...read, get: (ref) => read.get(ref) } })),
  ),
];
