import {
  type Account,
  contentHash,
  type IsKnown,
  type Page,
  type Person,
  type ReadPart,
  type ReadQuery,
  type SystemRecord,
} from "@rollcall/core";
import { sourceSubject } from "../source-subject.ts";
import { over, type Planted, plant } from "./planted.ts";

const leftOut = "a scan leaves out the records whose version is known, and no others";
const changed = "a scan asks about a changed account with another version";
const granted = "a scan asks about an account with another version once an entitlement is granted";

/** Faults in leaving out what is known. */
export const plantedInKnown: readonly Planted[] = [
  inTarget("leaves out a record that is not known", leftOut, withoutOne),
  inTarget("gives what is known", leftOut, givingAll),
  inTarget("leaves out another record than the known one", leftOut, (scan, query, isKnown) => {
    let before = false;
    const late: IsKnown = (ref, version) => {
      const now = before;
      before = isKnown(ref, version);
      return now;
    };
    return scan({ ...query, isKnown: late });
  }),
  inTarget("asks twice about each record", leftOut, (scan, query, isKnown) =>
    scan({
      ...query,
      isKnown: (ref, version) => isKnown(ref, version) || isKnown(ref, version),
    }),
  ),
  inTarget("asks about a record that is not there", leftOut, (scan, query, isKnown) => {
    isKnown({ kind: "account", stable: "ghost" }, "1");
    return scan(query);
  }),
  inTarget(
    "has not read everything when something is known",
    leftOut,
    async function* (scan, query, isKnown) {
      let known = 0;
      const counting: IsKnown = (ref, version) => {
        const yes = isKnown(ref, version);
        if (yes) known += 1;
        return yes;
      };
      for await (const page of scan({ ...query, isKnown: counting })) {
        const isCut = page.completeness && known > 0;
        yield isCut ? { ...page, completeness: { state: "unknown" } } : page;
      }
    },
  ),
  inSource("leaves out a person who is not known", withoutOne),
  inSource("gives people who are known", givingAll),
];

/** Faults in the versions about which scans ask. */
export const plantedInVersions: readonly Planted[] = [
  inTarget("asks with a version that never changes", [changed, granted], (scan, query, isKnown) =>
    scan({ ...query, isKnown: (ref) => isKnown(ref, "1") }),
  ),
  versioned("attributes", changed, ({ enabled, entitlements }) => ({ enabled, entitlements })),
  versioned("state", changed, ({ attributes, entitlements }) => ({ attributes, entitlements })),
  versioned("entitlements", granted, ({ attributes, enabled }) => ({ attributes, enabled })),
];

type Scan<R extends SystemRecord> = (query: ReadQuery) => AsyncIterable<Page<R>>;

/** A scan with a fault, once somebody can be asked what is known. */
type Faulty<R extends SystemRecord> = (
  scan: Scan<R>,
  query: ReadQuery,
  isKnown: IsKnown,
) => AsyncIterable<Page<R>>;

async function* withoutOne<R extends SystemRecord>(
  scan: Scan<R>,
  query: ReadQuery,
): AsyncIterable<Page<R>> {
  let given = 0;
  for await (const page of scan(query)) {
    yield { ...page, items: page.items.filter(() => ++given !== 2) };
  }
}

function givingAll<R extends SystemRecord>(
  scan: Scan<R>,
  query: ReadQuery,
  isKnown: IsKnown,
): AsyncIterable<Page<R>> {
  return scan({ ...query, isKnown: (ref, version) => isKnown(ref, version) && false });
}

/** Asks with versions that leave out a part of what an account says. */
function versioned(part: string, breaks: string, rest: (account: Account) => unknown): Planted {
  return inTarget(
    `asks with a version without the ${part}`,
    breaks,
    async function* (scan, query, isKnown) {
      const isNew = (one: Account): boolean => !isKnown(one.ref, contentHash(rest(one)));
      for await (const page of scan({ ...query, isKnown: undefined })) {
        yield { ...page, items: page.items.filter(isNew) };
      }
    },
  );
}

function inTarget(
  fault: string,
  breaks: string | readonly string[],
  faulty: Faulty<Account>,
): Planted {
  return plant(fault, breaks, (connector) =>
    over(connector, ({ read }) => ({ read: asking(read, faulty) })),
  );
}

function inSource(fault: string, faulty: Faulty<Person>): Planted {
  return {
    fault,
    breaks: [leftOut],
    kind: "source",
    prepare: () =>
      sourceSubject((connector) => ({
        ...connector,
        open: async (options) => {
          const session = await connector.open(options);
          return { ...session, read: asking(session.read, faulty) };
        },
      })),
  };
}

function asking<R extends SystemRecord>(read: ReadPart<R>, faulty: Faulty<R>): ReadPart<R> {
  return {
    ...read,
    scan: (query = {}) => {
      const { isKnown } = query;
      return isKnown ? faulty((given) => read.scan(given), query, isKnown) : read.scan(query);
    },
  };
}
