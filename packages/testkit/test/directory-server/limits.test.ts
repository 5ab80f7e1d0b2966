import { describe, expect, test } from "vitest";
import { pagesOf } from "../../src/directory-server/search/pages.ts";
import { change, refusal } from "./client.ts";
import { group, people, serve, staff } from "./fixture.ts";

const count = { filter: "(objectClass=user)", attributes: ["1.1"] };

describe("the limits of Active Directory", () => {
  test("a search without pages ends with a size limit at MaxPageSize", async () => {
    await using served = await serve({ entries: people(12), limits: { maxPageSize: 10 } });
    expect(await refusal(served.client.search(staff, count))).toBe("4");
    const { searchEntries } = await served.client.search(staff, {
      ...count,
      paged: { pageSize: 500 },
    });
    expect(searchEntries).toHaveLength(12);
  });

  test("the default MaxPageSize is 1,000", async () => {
    await using served = await serve({ entries: people(1001) });
    expect(await refusal(served.client.search(staff, count))).toBe("4");
  });

  test("a size limit of the client is kept", async () => {
    await using served = await serve({ entries: people(12) });
    // ldapts takes result 4 for granted when it asked for a limit itself.
    const { searchEntries } = await served.client.search(staff, { ...count, sizeLimit: 11 });
    expect(searchEntries).toHaveLength(11);
  });

  test("pages hold no more than MaxPageSize, and no entry twice", async () => {
    await using served = await serve({ entries: people(25), limits: { maxPageSize: 10 } });
    const sizes: number[] = [];
    const seen = new Set<string>();
    const options = { ...count, paged: { pageSize: 20 } };
    for await (const page of served.client.searchPaginated(staff, options)) {
      sizes.push(page.searchEntries.length);
      for (const { dn } of page.searchEntries) seen.add(dn);
    }
    expect(sizes).toEqual([10, 10, 5]);
    expect(seen.size).toBe(25);
  });

  test("a cookie is good for one page, and only where it was given", () => {
    const [here, there] = [pagesOf("1"), pagesOf("2")];
    const cookie = here.keep({ found: ["a", "b"], from: 1 });
    expect(() => there.take(cookie)).toThrow(/^00000057/);
    expect(here.take(cookie)).toEqual({ found: ["a", "b"], from: 1 });
    expect(() => here.take(cookie)).toThrow(/^00000057/);
  });

  test("a group of 5,100 comes in ranges of MaxValRange", async () => {
    const names = Array.from({ length: 5100 }, (_, at) => `p${at}`);
    await using served = await serve({
      entries: [...people(5100), group("all", ...names)],
      limits: { maxValuesPerModify: 10_000 },
    });
    const dn = `CN=all,${staff}`;
    const read = async (attribute: string) => {
      const found = await served.client.search(dn, { scope: "base", attributes: [attribute] });
      const { dn: _, ...entry } = found.searchEntries[0] ?? { dn: "" };
      return Object.fromEntries(
        Object.entries(entry).map(([name, values]) => [name, [values].flat().length]),
      );
    };
    expect(await read("member")).toEqual({ member: 0, "member;range=0-1499": 1500 });
    expect(await read("member;range=1500-*")).toMatchObject({ "member;range=1500-2999": 1500 });
    expect(await read("member;range=4500-*")).toMatchObject({ "member;range=4500-*": 600 });
    expect(await read("member;range=0-9")).toMatchObject({ "member;range=0-9": 10 });
  });

  test("a modify of more values than the limit is refused whole", async () => {
    await using served = await serve({ entries: [...people(4), group("all")] });
    const { server, client } = served;
    await using small = await serve({
      entries: [...people(4), group("all")],
      limits: { maxValuesPerModify: 3 },
    });
    const changes = change("add", "member", ...[0, 1, 2, 3].map((at) => `CN=p${at},${staff}`));
    expect(await refusal(small.client.modify(`CN=all,${staff}`, changes))).toBe("11 00002024");
    await client.modify(`CN=all,${staff}`, changes);
    expect(server.directory.entry("all")?.attributes.member).toHaveLength(4);
  });
});
