import { ConnectorError } from "@rollcall/core";
import { describe, expect, test } from "vitest";
import { readBerSequence } from "../src/ber.ts";
import { controlOid } from "../src/controls.ts";
import { pagedSearch, type SearchPart } from "../src/paging.ts";
import { wholeEntry } from "../src/range.ts";
import { searchOnce } from "../src/search-once.ts";
import type { Wire } from "../src/wire.ts";
import { entryOf } from "./stage/scripted-wire.ts";
import { type Asked, page, paged, searchingWire } from "./stage/searching-wire.ts";

const search = {
  base: "DC=x",
  scope: "subtree",
  filter: { present: "objectClass" },
  attributes: ["cn"],
} as const;
const read = (wire: Wire, signal?: AbortSignal): Promise<readonly SearchPart[]> =>
  Array.fromAsync(pagedSearch(wire, search, { pageSize: 2, signal }));
const one = entryOf("CN=one,DC=x", { cn: "one" });
const two = entryOf("CN=two,DC=x", { cn: "two" });

describe("reading in pages", () => {
  test("an empty page with a cookie is followed by the next", async () => {
    const pages = [page([one], "a"), page([], "b"), page([two], "")];
    const { wire, asked } = searchingWire((_, at) => pages[at] ?? {});
    const found = await read(wire);
    expect(found.flatMap(({ entries }) => entries.map(({ dn }) => dn))).toEqual([one.dn, two.dn]);
    expect(found.map(({ last }) => last)).toEqual([false, false, false, false, true]);
    expect(asked.map(cookieOf)).toEqual(["", "a", "b"]);
  });

  test("all pages but the first go over the connection of the first", async () => {
    const pages = [page([one], "a"), page([two], "")];
    const { wire, asked } = searchingWire((_, at) => pages[at] ?? {});
    await read(wire);
    expect(asked.map(({ call }) => call.connection)).toEqual([undefined, 7]);
  });

  test("a server that says nothing of pages has not said that this was all", async () => {
    const { wire } = searchingWire(() => ({ entries: [one] }));
    expect((await read(wire)).at(-1)?.last).toBe("unknown");
  });

  test("a failure ends the pages, with what came before it", async () => {
    const pages = [
      page([one], "a"),
      { entries: [two], result: { code: 4, controls: [paged("b")] } },
    ];
    const { wire, asked } = searchingWire((_, at) => pages[at] ?? {});
    const found = await read(wire);
    expect(found.flatMap(({ entries }) => entries)).toEqual([one, two]);
    expect(found.slice(0, -1).every(({ result, last }) => result.code === 0 && !last)).toBe(true);
    expect(found.at(-1)).toMatchObject({ result: { code: 4 }, last: true });
    expect(asked).toHaveLength(2);
  });

  test("an answer that stops without a result is no success", async () => {
    const silent: Wire = {
      ...searchingWire(() => ({})).wire,
      async *search() {
        yield { entries: [one], references: [] };
      },
    };
    expect((await read(silent)).at(-1)).toMatchObject({ result: { code: 80 }, last: true });
    expect(await searchOnce(silent, search)).toMatchObject({
      entries: [one],
      result: { code: 80 },
    });
  });

  test("a cut between two pages is thrown, and is no end", async () => {
    const cut = new ConnectorError({ code: "unavailable" });
    const pages = [page([one], "a"), page([two], "b"), { result: cut }];
    const { wire } = searchingWire((_, at) => pages[at] ?? {});
    await expect(read(wire)).rejects.toBe(cut);
  });

  test("a caller that no longer wants it gets no further page", async () => {
    const stop = new AbortController();
    const { wire, asked } = searchingWire(() => {
      stop.abort();
      return page([one], "a");
    });
    await expect(read(wire, stop.signal)).rejects.toMatchObject({ code: "cancelled" });
    expect(asked).toHaveLength(1);
  });
});

describe("the page after this one", () => {
  test("is on its way while the caller is busy with the end of this one", async () => {
    const pages = [page([one], "a"), page([two], "")];
    const { wire, asked } = searchingWire((_, at) => pages[at] ?? {});
    const askedBy: number[] = [];
    for await (const { last } of pagedSearch(wire, search, { pageSize: 2 })) {
      await Promise.resolve();
      askedBy.push(asked.length);
      if (!last) expect(asked.at(-1)?.call.signal?.aborted).toBe(false);
    }
    // The entries of each page, and its end.
    expect(askedBy).toEqual([1, 2, 2, 2]);
  });

  test("is asked for before this one is left, and each is left once it was read", async () => {
    const happened: string[] = [];
    const { wire } = searchingWire((_, at) => page([], at === 0 ? "a" : ""));
    const told: Wire = {
      ...wire,
      async *search(...given) {
        const number = happened.filter((each) => each.startsWith("ask")).length + 1;
        happened.push(`ask for ${number}`);
        try {
          yield* wire.search(...given);
        } finally {
          happened.push(`leave ${number}`);
        }
      },
    };
    for await (const { last } of pagedSearch(told, search, { pageSize: 2 })) {
      happened.push(`take ${last ? 2 : 1}`);
    }
    expect(happened).toEqual(["ask for 1", "ask for 2", "leave 1", "take 1", "take 2", "leave 2"]);
  });

  test("is no longer wanted when the caller leaves, and its failure troubles nobody", async () => {
    const pages = [page([], "a"), { result: new Error("cut") }];
    const { wire, asked } = searchingWire((_, at) => pages[at] ?? {});
    for await (const _ of pagedSearch(wire, search, { pageSize: 2 })) break;
    expect(asked[1]?.call.signal?.aborted).toBe(true);
    await new Promise((resolve) => setImmediate(resolve));
  });
});

describe("reading long attributes", () => {
  const members = (from: number, count: number): readonly string[] =>
    Array.from({ length: count }, (_, at) => `CN=${from + at},DC=x`);
  const options = { address: "<GUID=1>", controls: [] };

  test("parts are asked for until the last, and come as one", async () => {
    const parts = [
      entryOf("CN=g", { "member;range=1500-2999": members(1500, 1500) }),
      entryOf("CN=g", { "member;range=3000-*": members(3000, 2100) }),
    ];
    const { wire, asked } = searchingWire((_, at) => ({ entries: parts.slice(at, at + 1) }));
    const first = entryOf("CN=g", { "member;range=0-1499": members(0, 1500), cn: "g" });
    const whole = await wholeEntry(wire, first, options);
    const values = whole.attributes.get("member") ?? [];
    expect(values.map((value) => Buffer.from(value).toString())).toEqual(members(0, 5100));
    expect([...whole.attributes.keys()]).not.toContain("member;range=0-1499");
    expect(asked.map((each) => each.search.attributes)).toEqual([
      ["member;range=1500-*"],
      ["member;range=3000-*"],
    ]);
  });

  test("a server that gives the same part again does not keep us for ever", async () => {
    const again = entryOf("CN=g", { "member;range=0-1": members(0, 2) });
    const { wire, asked } = searchingWire(() => ({ entries: [again] }));
    await wholeEntry(wire, again, options);
    expect(asked).toHaveLength(1);
  });

  test("a part that is refused is thrown, and not taken for the end", async () => {
    const { wire } = searchingWire(() => ({ result: { code: 51 } }));
    const first = entryOf("CN=g", { "member;range=0-1499": members(0, 1500) });
    await expect(wholeEntry(wire, first, options)).rejects.toMatchObject({
      code: expect.any(String),
    });
  });
});

function cookieOf({ call }: Asked): string {
  const value = call.controls?.find(({ oid }) => oid === controlOid.paged)?.value;
  const [, cookie] = (value && readBerSequence(value)) ?? [];
  return Buffer.from(cookie as Uint8Array).toString();
}
