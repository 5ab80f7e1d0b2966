import { ConnectorError } from "@rollcall/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { activeDirectoryDialect } from "../../src/dialect/active-directory.ts";
import { guidText } from "../../src/guid.ts";
import { textOf } from "../../src/value.ts";
import type { Entry, Wire, WireFilter, WireSearch } from "../../src/wire.ts";
import { onOneConnection } from "../../src/write/one-connection.ts";
import { readByDN, readByKey } from "../../src/write/read-together.ts";
import { searchForAny } from "../../src/write/search-for-any.ts";
import { base, contextFor, entryOf } from "../stage/scripted-wire.ts";
import { type Answer, searchingWire } from "../stage/searching-wire.ts";

const keyOf = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const person = (number: number, more: Readonly<Record<string, string>> = {}): Entry =>
  entryOf(
    `CN=${number},${base}`,
    { objectClass: ["user"], objectCategory: "person", sAMAccountName: `p${number}`, ...more },
    keyOf(number),
  );

/** Tells what a server with an index would. */
function matches(entry: Entry, filter: WireFilter): boolean {
  if ("and" in filter) return filter.and.every((one) => matches(entry, one));
  if ("or" in filter) return filter.or.some((one) => matches(entry, one));
  if ("present" in filter) return true;
  if (!("equal" in filter)) throw new Error("no such filter was expected");
  const { equal, value } = filter;
  if (equal === "distinguishedName") return entry.dn === value;
  const held = entry.attributes.get(equal.toLowerCase()) ?? [];
  if (typeof value === "string") return held.some((one) => textOf(one) === value);
  return held.some((one) => guidText(one) === guidText(value));
}

function holding(entries: readonly Entry[]): (search: WireSearch) => Answer {
  return ({ base: at, filter }) => ({
    entries: entries.filter((entry) => {
      const isThere = at === base || at === entry.dn || isNamed(entry, at);
      return isThere && matches(entry, filter);
    }),
  });
}

const isNamed = (entry: Entry, address: string): boolean => {
  const [guid] = entry.attributes.get("objectguid") ?? [];
  return guid !== undefined && address === `<GUID=${guidText(guid)}>`;
};

const accounts = activeDirectoryDialect.kinds.account?.filter as WireFilter;
const groups = activeDirectoryDialect.kinds.group?.filter as WireFilter;
const name = ["sAMAccountName"];
const nameOf = (entry: Entry | undefined) =>
  entry?.attributes.get("samaccountname")?.map((one) => textOf(one))[0];

describe("entries that are asked for at the same time", () => {
  test("are read in one search, and each is what it would be by itself", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat({ max: 30 }), { maxLength: 20 }),
        fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 60 }),
        async (there, wanted) => {
          const { wire, asked } = searchingWire(({ search }) =>
            holding(there.map((number) => person(number)))(search),
          );
          const call = { context: contextFor(wire) };
          const read = await Promise.all(
            wanted.map((one) =>
              readByKey(call, { stable: keyOf(one), filter: accounts, attributes: name }),
            ),
          );
          expect(read.map(nameOf)).toEqual(
            wanted.map((one) => (there.includes(one) ? `p${one}` : undefined)),
          );
          const once = wanted.filter((one) => wanted.indexOf(one) === wanted.lastIndexOf(one));
          const alone = asked.filter(({ search }) => search.base !== base);
          const isAlone = (one: number): boolean => !there.includes(one) || !once.includes(one);
          if (wanted.length > 1 && wanted.length <= 50)
            expect(alone).toHaveLength(wanted.filter(isAlone).length);
        },
      ),
      { numRuns: 50 },
    );
  });

  test("are never read by a search that was sent before", async () => {
    let title = "old";
    const sent: WireSearch[] = [];
    const { promise: answered, resolve: let_ } = Promise.withResolvers<void>();
    const { wire } = searchingWire(({ search }) =>
      holding([1, 2, 3].map((number) => person(number, { title })))(search),
    );
    const slow: Wire = {
      ...wire,
      async *search(search, call) {
        sent.push(search);
        const parts = await Array.fromAsync(wire.search(search, call));
        if (sent.length === 1) await answered;
        yield* parts;
      },
    };
    const call = { context: contextFor(slow) };
    const ask = (number: number) =>
      readByKey(call, { stable: keyOf(number), filter: accounts, attributes: ["title"] });
    const first = ask(1);
    await expect.poll(() => sent.length).toBe(1);
    title = "new";
    const others = [ask(2), ask(3)];
    let_();
    const titles = (await Promise.all([first, ...others])).map((entry) =>
      entry?.attributes.get("title")?.map(textOf),
    );
    expect(titles).toEqual([["old"], ["new"], ["new"]]);
    expect(sent).toHaveLength(2);
  });

  test("are not taken for each other, where one is asked for as an account and as a group", async () => {
    const { wire } = searchingWire(({ search }) => holding([person(1), person(2)])(search));
    const call = { context: contextFor(wire) };
    const [asAccount, asGroup, byDN, other] = await Promise.all([
      readByKey(call, { stable: keyOf(1), filter: accounts, attributes: name }),
      readByKey(call, { stable: keyOf(1), filter: groups, attributes: name }),
      readByDN(call, `CN=1,${base}`, name),
      readByDN(call, `CN=2,${base}`, name),
    ]);
    expect([asAccount, asGroup, byDN, other].map(nameOf)).toEqual(["p1", undefined, "p1", "p2"]);
  });

  test("are read by themselves when the server does not answer for all of them", async () => {
    const { wire } = searchingWire(({ search }) =>
      search.base === base ? { result: { code: 53 } } : holding([person(1)])(search),
    );
    const call = { context: contextFor(wire) };
    const [one, none] = await Promise.all(
      [1, 2].map((number) =>
        readByKey(call, { stable: keyOf(number), filter: accounts, attributes: name }),
      ),
    );
    expect([nameOf(one), none]).toEqual(["p1", undefined]);
  });

  test("go on when one of their callers leaves, and each is told why its own read failed", async () => {
    const { wire } = searchingWire(({ search }) => {
      if (search.base === `<GUID=${keyOf(2)}>`) return { result: { code: 51 } };
      return search.base === base ? {} : holding([person(1)])(search);
    });
    const context = contextFor(wire);
    const leaving = new AbortController();
    const read = (number: number, signal?: AbortSignal) =>
      readByKey(
        { context, signal },
        { stable: keyOf(number), filter: accounts, attributes: name },
      ).catch((error: unknown) => (ConnectorError.is(error) ? error.code : error));
    const all = [read(1), read(2), read(3, leaving.signal)];
    leaving.abort();
    const [one, two, three] = await Promise.all(all);
    expect(nameOf(one as Entry)).toBe("p1");
    expect([two, three]).toEqual(["throttled", "cancelled"]);
  });
});

describe("operations that are kept to a connection", () => {
  const reading = (connections: readonly (number | undefined)[], came: number) => {
    const { wire, asked } = searchingWire(({ search }) => ({
      ...holding([person(0), person(1)])(search),
      result: { connection: came },
    }));
    const calls = connections.map((connection) => {
      const own = onOneConnection(wire);
      own.keepTo(connection);
      return { context: contextFor(own), own };
    });
    return { asked, calls };
  };

  test.each([
    ["the connection that was read over, when they were kept to none", [undefined, undefined], 7],
    ["the one that one of them is kept to already", [undefined, 5], 5],
  ] as const)("are kept to %s", async (_, before, after) => {
    const { asked, calls } = reading(before, after);
    const read = calls.map((call, number) =>
      readByKey(call, { stable: keyOf(number), filter: accounts, attributes: name }),
    );
    expect((await Promise.all(read)).map(nameOf)).toEqual(["p0", "p1"]);
    expect(asked.map(({ call }) => call.connection)).toEqual([before[1]]);
    expect(calls.map(({ own }) => own.connection)).toEqual([after, after]);
    await Promise.all(calls.map((call) => taken(call, "free")));
    expect(asked.slice(1).map(({ call }) => call.connection)).toEqual([after]);
  });

  test("ask each by themselves when they are kept to different ones", async () => {
    const { asked, calls } = reading([4, 5], 4);
    await Promise.all(
      calls.map((call, number) =>
        readByKey(call, { stable: keyOf(number), filter: accounts, attributes: name }),
      ),
    );
    await Promise.all(calls.map((call) => taken(call, "free")));
    expect(asked.map(({ call }) => call.connection)).toEqual([4, 5, 4, 5]);
    expect(calls.map(({ own }) => own.connection)).toEqual([4, 5]);
  });
});

const taken = (call: Parameters<typeof searchForAny>[0], value: string) =>
  searchForAny(call, { or: [{ equal: "sAMAccountName", value }], attributes: name });

describe("values that must be free", () => {
  test("are looked for in one search while none is taken", async () => {
    const { wire, asked } = searchingWire(({ search }) => holding([person(1)])(search));
    const call = { context: contextFor(wire) };
    const found = await Promise.all(["a", "b", "c"].map((value) => taken(call, value)));
    expect(found).toEqual([[], [], []]);
    expect(asked).toHaveLength(1);
  });

  test("are looked for one by one where any is taken, or the search for all was refused", async () => {
    for (const refusesAll of [false, true]) {
      const { wire } = searchingWire(({ search }) => {
        const isAll = "or" in search.filter && search.filter.or.length > 1;
        return refusesAll && isAll ? { result: { code: 11 } } : holding([person(1)])(search);
      });
      const call = { context: contextFor(wire) };
      const found = await Promise.all(["a", "p1", "c"].map((value) => taken(call, value)));
      expect(found.map((entries) => entries.map(nameOf))).toEqual([[], ["p1"], []]);
    }
  });
});
