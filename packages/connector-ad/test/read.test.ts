import type { Account, Page } from "@rollcall/core";
import { describe, expect, test } from "vitest";
import { guidBytes } from "../src/guid.ts";
import { readPart } from "../src/read.ts";
import { sidBytes } from "../src/sid.ts";
import type { Entry } from "../src/wire.ts";
import { base, contextFor, entryOf, key } from "./stage/scripted-wire.ts";
import { type Answer, type Asked, page, searchingWire } from "./stage/searching-wire.ts";

const groupKey = "11111111-1111-4111-8111-111111111111";
const linkTo = (guid: string, dn: string): string => `<GUID=${guid}>;${dn}`;
const two = "22222222-2222-4222-8222-222222222222";
const ada = entryOf(`<GUID=${key}>;CN=ada,${base}`, { cn: "ada", sAMAccountName: "ada" });
const ben = entryOf(`<GUID=${two}>;CN=ben,${base}`, { cn: "ben", sAMAccountName: "ben" }, two);

type Parts = Parameters<typeof contextFor>[1];

async function scanned(
  answer: (asked: Asked, at: number) => Answer,
  parts: Parts = {},
): Promise<{ readonly pages: readonly Page<Account>[]; readonly asked: readonly Asked[] }> {
  const { wire, asked } = searchingWire(answer);
  const pages = await Array.fromAsync(readPart(contextFor(wire, parts)).scan());
  return { pages, asked };
}

async function read(entry: Entry): Promise<Account> {
  const { pages } = await scanned(({ search }) =>
    search.scope === "subtree" ? page([entry], "") : {},
  );
  const account = pages[0]?.items[0];
  if (!account) throw new Error("the entry was refused");
  return account;
}

describe("how whole a read is", () => {
  const completeness = async (answers: readonly Answer[], parts: Parts = {}): Promise<unknown> =>
    (await scanned((_, at) => answers[at] ?? {}, parts)).pages.at(-1)?.completeness;

  test("it is complete when every page came and the last cookie was empty", async () => {
    const { pages } = await scanned(
      (_, at) => [page([ada], "a"), page([], "b"), page([ben], "")][at] ?? {},
    );
    expect(pages.flatMap(({ items }) => items.map(({ ref }) => ref.lookup))).toEqual([
      `CN=ada,${base}`,
      `CN=ben,${base}`,
    ]);
    expect(pages.at(-1)?.completeness).toEqual({ state: "complete" });
    expect(pages.slice(0, -1).every((one) => one.completeness === undefined)).toBe(true);
  });

  test.each([
    ["the time ran out", { result: { code: 3 } }],
    ["there were more than the server gives", { result: { code: 4 } }],
    ["an administrator's limit was reached", { result: { code: 11 } }],
    ["it was sent to another server", { result: { code: 10, referrals: ["ldap://other/"] } }],
  ] as const)("it is partial when %s", async (_, answer) => {
    expect(await completeness([page([ada], "a"), { ...answer, entries: [ben] }])).toMatchObject({
      state: "partial",
      reasons: [expect.stringContaining(base)],
    });
  });

  test("it is partial when the server does not say that this was all", async () => {
    expect(await completeness([{ entries: [ada] }])).toMatchObject({ state: "partial" });
  });

  test("it is partial when a part of the tree is in another directory, and not for the forest's own", async () => {
    const configurationNamingContext = `CN=Configuration,${base}`;
    const parts = { root: { configurationNamingContext } };
    const own = [
      `ldap://ForestDnsZones.trust/DC=ForestDnsZones,${base}`,
      `ldap://trust/CN=Configuration,DC=trust,DC=nhs,DC=example??sub`,
    ];
    expect(await completeness([page([ada], "", { references: own })], parts)).toEqual({
      state: "complete",
    });
    const child = [`ldap://child.trust/DC=child,${base}`];
    expect(await completeness([page([ada], "", { references: child })], parts)).toMatchObject({
      state: "partial",
    });
  });

  test("it is partial when entries can be seen and not read, and these are told", async () => {
    const blind: Entry = { dn: `CN=blind,${base}`, attributes: new Map() };
    const { pages } = await scanned(() => page([ada, blind], ""));
    expect(pages[0]?.refused).toHaveLength(1);
    expect(JSON.stringify(pages[0]?.refused)).not.toContain("blind");
    expect(pages.at(-1)?.completeness?.state).toBe("partial");
  });

  test("a failure that is no shortfall is thrown", async () => {
    await expect(completeness([page([ada], "a"), { result: { code: 51 } }])).rejects.toMatchObject({
      code: expect.stringMatching(/throttled|unavailable/),
    });
  });

  test("a canary that did not come makes it partial, though it is there", async () => {
    const settings = { canaries: [`cn=ADA, ${base}`, `CN=ben,${base}`] };
    const answer = ({ search }: Asked): Answer =>
      search.scope === "base" ? { entries: [ben] } : page([ada], "");
    const { pages } = await scanned(answer, { settings });
    expect(pages.at(-1)?.completeness).toEqual({
      state: "partial",
      reasons: ["canaries[1] was not seen"],
    });
  });
});

describe("what becomes of an entry", () => {
  test("values are typed by the schema, and links are told by key", async () => {
    const account = await read(
      entryOf(`CN=Hughes\\, Ben,OU=Staff,${base}`, {
        accountExpires: "0",
        pwdLastSet: "133496640000000000",
        userAccountControl: "514",
        isCriticalSystemObject: "TRUE",
        proxyAddresses: ["smtp:a@x.example", "smtp:b@x.example"],
        manager: linkTo(two, `CN=ada,${base}`),
        memberOf: [linkTo(groupKey, `CN=ward,${base}`)],
      }),
    );
    expect(account).toMatchObject({
      ref: { kind: "account", stable: key, lookup: `CN=Hughes\\, Ben,OU=Staff,${base}` },
      enabled: false,
      entitlements: [{ kind: "group", id: groupKey }],
    });
    expect(account.attributes).toEqual({
      container: `OU=Staff,${base}`,
      pwdLastSet: "2024-01-14T00:00:00Z",
      userAccountControl: 514,
      isCriticalSystemObject: true,
      proxyAddresses: ["smtp:a@x.example", "smtp:b@x.example"],
      manager: two,
    });
    expect(account.incomplete).toBeUndefined();
  });

  test("what was not read whole is named, and not guessed at", async () => {
    const entry = entryOf(`CN=ada,${base}`, {
      title: ["one", "two"],
      userAccountControl: "512",
      manager: `CN=ada,${base}`,
      memberOf: [`CN=plain,${base}`],
      adminCount: "many",
    });
    const attributes = new Map(entry.attributes).set("sn", [Uint8Array.of(0xc3, 0x28)]);
    const { attributes: found, incomplete, entitlements } = await read({ ...entry, attributes });
    expect([...(incomplete ?? [])].sort()).toEqual([
      "adminCount",
      "entitlements",
      "manager",
      "sn",
      "title",
    ]);
    expect(Object.keys(found).sort()).toEqual(["container", "userAccountControl"]);
    expect(entitlements).toEqual([]);
  });

  test.each([
    ["that of everybody, which nothing ends", "513", { fixed: true }],
    ["that of all guests, which nothing ends", "514", { fixed: true }],
    ["another, which is to be ended where it should not be", "1513", {}],
  ])(
    "the group that is held by number is looked up once, and counts as held: %s",
    async (_, rid, more) => {
      const withSid = ({ dn, attributes }: Entry): Entry => ({
        dn,
        attributes: new Map(attributes)
          .set("objectsid", [sidBytes("S-1-5-21-1-2-3-1104")])
          .set("primarygroupid", [Buffer.from(rid)]),
      });
      const { pages, asked } = await scanned(({ search }) =>
        search.base.startsWith("<SID=")
          ? {
              entries: [
                { dn: "CN=g", attributes: new Map([["objectguid", [guidBytes(groupKey)]]]) },
              ],
            }
          : page([withSid(ada), withSid(ben)], ""),
      );
      const held = pages.flatMap(({ items }) => items.map(({ entitlements }) => entitlements));
      const one = { kind: "group", id: groupKey, ...more };
      expect(held).toEqual([[one], [one]]);
      const bySid = asked.filter(({ search }) => search.base === `<SID=S-1-5-21-1-2-3-${rid}>`);
      expect(bySid).toHaveLength(1);
    },
  );

  test("a group by number that may not be seen leaves the memberships in part", async () => {
    const attributes = new Map(ada.attributes)
      .set("objectsid", [sidBytes("S-1-5-21-1-2-3-1104")])
      .set("primarygroupid", [Buffer.from("513")]);
    expect((await read({ ...ada, attributes })).incomplete).toEqual(["entitlements"]);
  });

  test("an account of which the state may not be read is refused by its key", async () => {
    const attributes = new Map(ada.attributes);
    attributes.delete("useraccountcontrol");
    const { pages } = await scanned(() => page([{ ...ada, attributes }], ""));
    expect(pages[0]?.items).toEqual([]);
    expect(pages[0]?.refused?.[0]?.record).toBe(key);
  });
});

describe("reading one record", () => {
  const ref = { kind: "account", stable: key, lookup: `CN=ada,OU=Staff,${base}` };
  const got = async (answer: (asked: Asked) => Answer, parts: Parts = {}): Promise<unknown> =>
    readPart(contextFor(searchingWire(answer).wire, parts)).get(ref);
  const gone: Answer = { result: { code: 32 } };
  const isDeletedLook = ({ search }: Asked): boolean => search.attributes.includes("isDeleted");
  const showDeleted = { root: { controls: new Set(["1.2.840.113556.1.4.417"]) } };

  test("it is found by its key, under whatever name", async () => {
    const found = await got(({ search }) =>
      search.base === `<GUID=${key}>` ? { entries: [ada] } : gone,
    );
    expect(found).toMatchObject({ ref: { stable: key, lookup: `CN=ada,${base}` } });
  });

  test("a deleted one is a tombstone", async () => {
    const found = await got((one) => (isDeletedLook(one) ? { entries: [ada] } : gone), showDeleted);
    expect(found).toEqual({ absent: "tombstone", ref });
  });

  test("one that is not there is not found, when its place can be looked into", async () => {
    const place = entryOf(`OU=Staff,${base}`, { objectClass: "organizationalUnit" });
    const answer = ({ search }: Asked): Answer =>
      search.base === `OU=Staff,${base}` ? { entries: [place] } : gone;
    expect(await got(answer)).toEqual({ absent: "not-found", ref });
  });

  test("one whose place cannot be looked into is not said to be gone", async () => {
    expect(await got(() => gone)).toEqual({ absent: "no-permission", ref });
    const place = entryOf(`OU=Staff,${base}`, { objectClass: "organizationalUnit" });
    const shownOutsideOnly = ({ search }: Asked): Answer =>
      search.base === `OU=Staff,${base}` && search.scope === "base" ? { entries: [place] } : gone;
    expect(await got(shownOutsideOnly)).toEqual({ absent: "no-permission", ref });
  });

  test("a server that is busy has proved nothing", async () => {
    await expect(got(() => ({ result: { code: 51 } }))).rejects.toMatchObject({
      code: expect.stringMatching(/throttled|unavailable/),
    });
  });
});

describe("looking for values", () => {
  const sought = async (
    where: { attribute: string; anyOf: readonly string[] },
    entries: readonly Entry[] = [],
  ): Promise<{ readonly found: readonly string[]; readonly filters: readonly string[] }> => {
    const { wire, asked } = searchingWire(() => page(entries, ""));
    const pages = await Array.fromAsync(readPart(contextFor(wire)).scan({ where }));
    const found = pages.flatMap(({ items }) => items.map(({ ref }) => ref.stable));
    return { found, filters: asked.map(({ search }) => JSON.stringify(search.filter)) };
  };

  test("many values are asked for in filters of a size that servers take", async () => {
    const anyOf = Array.from({ length: 250 }, (_, at) => `name${at}`);
    const { filters } = await sought({ attribute: "sAMAccountName", anyOf });
    expect(filters).toHaveLength(3);
    expect(filters.every((text) => text.split('"equal":"sAMAccountName"').length - 1 <= 100)).toBe(
      true,
    );
  });

  test("values go as they stand, whatever they hold", async () => {
    const { filters } = await sought({ attribute: "sAMAccountName", anyOf: ["a*)(cn=\\2a"] });
    expect(filters[0]).toContain(JSON.stringify("a*)(cn=\\2a"));
  });

  test("what a server gives beyond what the schema calls equal is left out", async () => {
    const where = { attribute: "employeeNumber", anyOf: ["a1"] };
    const upper = entryOf(`CN=x,${base}`, { employeeNumber: "A1" });
    const lower = entryOf(`CN=y,${base}`, { employeeNumber: "a1" }, two);
    expect((await sought(where, [upper, lower])).found).toEqual([two]);
  });

  test("telephone numbers cannot be looked for, since their spellings differ", async () => {
    const where = { attribute: "mobile", anyOf: ["01632 960123"] };
    await expect(sought(where)).rejects.toMatchObject({
      code: "unsupported",
      where: { field: "mobile" },
    });
  });
});
