import type { DeltaToken } from "@rollcall/core";
import { describe, expect, test } from "vitest";
import { readBerSequence } from "../src/ber.ts";
import { changesPart, type OpenWay } from "../src/changes.ts";
import { controlOid } from "../src/controls.ts";
import { guidBytes } from "../src/guid.ts";
import type { Entry } from "../src/wire.ts";
import { base, contextFor, entryOf, key } from "./stage/scripted-wire.ts";
import { type Answer, type Asked, page, searchingWire, synced } from "./stage/searching-wire.ts";

const database = "99999999-9999-4999-8999-999999999999";
const group = "11111111-1111-4111-8111-111111111111";
const member = "22222222-2222-4222-8222-222222222222";
const dirSync: OpenWay = { way: "dirsync", objectSecurity: false };
const byUsn: OpenWay = { way: "usn" };
const day = 86_400_000;

/** A controller as far as reading changes needs one. */
interface Controller {
  readonly usn?: number;
  readonly invocationId?: string;
  readonly answer?: (asked: Asked) => Answer | undefined;
  readonly lifetime?: string;
}

function controller({ usn = 100, invocationId = database, answer, lifetime }: Controller) {
  const root = entryOf("", {
    supportedCapabilities: "1.2.840.113556.1.4.800",
    dsServiceName: "CN=NTDS",
    highestCommittedUSN: String(usn),
  });
  const settings = new Map([["invocationid", [guidBytes(invocationId)]]]);
  return searchingWire((asked) => {
    const { search } = asked;
    if (search.base === "") return { entries: [root] };
    if (search.base === "CN=NTDS") return { entries: [{ dn: "CN=NTDS", attributes: settings }] };
    if (search.attributes.includes("tombstoneLifetime")) {
      return { entries: [entryOf("CN=DS", lifetime ? { tombstoneLifetime: lifetime } : {})] };
    }
    return answer?.(asked) ?? page([], "");
  });
}

function partOf(
  one: Controller,
  { way = dirSync, now = "2026-11-21T07:00:00.000Z", bases = [base] } = {},
) {
  const { wire, asked } = controller(one);
  const context = contextFor(wire, { settings: { now: () => now, bases } });
  return { part: changesPart(context, way), asked };
}

async function since(
  one: Controller,
  token?: DeltaToken,
  options: Parameters<typeof partOf>[1] = {},
) {
  const { part, asked } = partOf(one, options);
  const pages = await Array.fromAsync(part.since(token));
  const next = pages.at(-1)?.token;
  if (!next) throw new Error("no token came");
  return { changes: pages.flatMap(({ changes }) => changes), token: next, asked };
}

const sync = (entries: readonly Entry[], more: 0 | 1, cookie: string): Answer => ({
  entries,
  result: { controls: [synced(more, cookie)] },
});
const isSync = ({ call }: Asked): boolean =>
  call.controls?.some(({ oid }) => oid === controlOid.dirSync) ?? false;
const cookieOf = ({ call }: Asked): string => {
  const value = call.controls?.find(({ oid }) => oid === controlOid.dirSync)?.value;
  const [, , cookie] = (value && readBerSequence(value)) ?? [];
  return Buffer.from(cookie as Uint8Array).toString();
};
const first: Controller = { answer: (one) => (isSync(one) ? sync([], 0, "first") : undefined) };
const row = (guid: string, attributes: Parameters<typeof entryOf>[1]): Entry => {
  const { dn, attributes: all } = entryOf(`CN=${guid}`, attributes, guid);
  const told = [...all].filter(([name]) => name !== "useraccountcontrol" && name !== "usnchanged");
  return { dn, attributes: new Map(told) };
};

describe("changes by DirSync", () => {
  test("a first token is asked for page by page, without any object", async () => {
    const pages = ["a", "b", "c"];
    let at = 0;
    const { token, asked } = await since({
      answer: (one) => (isSync(one) ? sync([], at < 2 ? 1 : 0, pages[at++] ?? "") : undefined),
    });
    expect(asked.filter(isSync).map(cookieOf)).toEqual(["", "a", "b"]);
    expect(token.origin).toBe(database);
  });

  test("every page is asked for while the server has more, and each changed account is read whole", async () => {
    const { token } = await since(first);
    const rows = [row(key, { title: "x" }), row(member, { name: "y" })];
    let at = 0;
    const {
      changes,
      asked,
      token: next,
    } = await since(
      {
        answer: (one) => {
          if (isSync(one)) return sync(rows.slice(at, at + 1), at++ === 0 ? 1 : 0, `cookie${at}`);
          return reading(one);
        },
      },
      token,
    );
    expect(changes.map((one) => one.change === "upsert" && one.record.ref.stable)).toEqual([
      key,
      member,
    ]);
    expect(changes[0]).toMatchObject({ record: { attributes: { title: "whole" } } });
    expect(asked.filter(isSync).map(cookieOf)).toEqual(["first", "cookie1"]);
    expect(JSON.stringify(next)).not.toBe(JSON.stringify(token));
  });

  test("name is always asked for, since without it no move is told, and values come one by one", async () => {
    const { token } = await since(first);
    const { asked } = await since(first, token);
    const sent = asked.find(isSync);
    expect(sent?.search.attributes).toContain("name");
    expect(sent?.search.base).toBe(base);
    const value = sent?.call.controls?.find(({ oid }) => oid === controlOid.dirSync)?.value;
    expect(readBerSequence(value ?? new Uint8Array(0))?.[0]).toBe(0x8000_0000 | 0);
  });

  test("members that came and went are told by the values of their group", async () => {
    const { token } = await since(first);
    const linked = [`<GUID=${key}>;CN=a`, `<GUID=${member}>;CN=b`];
    const [came = "", went = ""] = linked;
    const changed = row(group, { "member;range=1-1": came, "member;range=0-0": went });
    const { changes } = await since(
      { answer: (one) => (isSync(one) ? sync([changed], 0, "next") : reading(one)) },
      token,
    );
    expect(changes.map((one) => one.change === "upsert" && one.record.ref.stable)).toEqual([
      key,
      member,
    ]);
  });

  test("a group that was deleted asks for a full read, since nobody can tell who was in it", async () => {
    const { token } = await since(first);
    const deleted = row(group, { isDeleted: "TRUE" });
    const answer = (one: Asked): Answer =>
      isSync(one) ? sync([deleted], 0, "next") : page([fact(group, "group", true)], "");
    await expect(since({ answer }, token)).rejects.toMatchObject({ code: "delta-expired" });
  });

  test("a deletion of which nothing more can be seen asks for a full read, for it may be of a group", async () => {
    const { token } = await since(first);
    const deleted = row(key, { isDeleted: "TRUE" });
    const answer = (one: Asked): Answer =>
      isSync(one) ? sync([deleted], 0, "next") : page([], "");
    await expect(since({ answer }, token)).rejects.toMatchObject({ code: "delta-expired" });
  });

  test("everything is asked of the controller whose database the token names", async () => {
    const { asked } = await since(first);
    const [root, ...others] = asked;
    expect(root?.call.connection).toBeUndefined();
    expect(others.map(({ call }) => call.connection)).toEqual([7, 7]);
  });

  test("a cookie that the server does not take is invalid, and one that it cannot now is not", async () => {
    const { token } = await since(first);
    const refusing = (code: number): Controller => ({
      answer: (one) => (isSync(one) ? { result: { code } } : undefined),
    });
    await expect(since(refusing(12), token)).rejects.toMatchObject({ code: "delta-invalid" });
    await expect(since(refusing(51), token)).rejects.not.toMatchObject({ code: "delta-invalid" });
  });
});

describe("changes by the controller's numbers", () => {
  const usnOf = ({ search }: Asked): string =>
    /"uSNChanged","value":"(\d+)"/.exec(JSON.stringify(search.filter))?.[1] ?? "";

  test("what has a later number is asked for, and the number of before the search is kept", async () => {
    const { token } = await since({ usn: 100 }, undefined, { way: byUsn });
    const { asked, token: next } = await since({ usn: 120 }, token, { way: byUsn });
    expect(asked.map(usnOf).filter(Boolean)).toEqual(["101"]);
    const { asked: later } = await since({ usn: 120 }, next, { way: byUsn });
    expect(later.map(usnOf).filter(Boolean)).toEqual(["121"]);
  });

  test("members are told by the metadata of a group's values, those that were there before left out", async () => {
    const { token } = await since({ usn: 100 }, undefined, { way: byUsn });
    const metadata = [
      value("member", "CN=new &amp; old", 110),
      value("member", "CN=before", 90),
      value("managedBy", "CN=other", 115),
    ];
    const asked: string[] = [];
    const answer = (one: Asked): Answer => {
      const { search } = one;
      if (usnOf(one)) return page([fact(group, "group")], "");
      if (search.attributes.includes("msDS-ReplValueMetaData")) {
        return { entries: [entryOf("CN=g", { "msDS-ReplValueMetaData": metadata }, group)] };
      }
      if (search.attributes.join() === "objectGUID") asked.push(search.base);
      if (search.base === "CN=new & old") return { entries: [entryOf("CN=a", {}, member)] };
      return reading(one);
    };
    const { changes } = await since({ usn: 120, answer }, token, { way: byUsn });
    expect(asked).toEqual(["CN=new & old"]);
    expect(changes).toMatchObject([{ change: "upsert", record: { ref: { stable: member } } }]);
  });
});

describe("tokens", () => {
  test.each([dirSync, byUsn])("a token of another controller is refused by $way", async (way) => {
    const { token } = await since(first, undefined, { way });
    const invocationId = "88888888-8888-4888-8888-888888888888";
    await expect(since({ ...first, invocationId }, token, { way })).rejects.toMatchObject({
      code: "delta-invalid",
    });
  });

  test.each([dirSync, byUsn])(
    "a controller that was put back is found out by $way",
    async (way) => {
      const { token } = await since({ ...first, usn: 100 }, undefined, { way });
      await expect(since({ ...first, usn: 99 }, token, { way })).rejects.toMatchObject({
        code: "delta-invalid",
      });
    },
  );

  test("a token of other bases, or of another way, is refused", async () => {
    const { token } = await since(first);
    const bases = [`OU=Staff,${base}`];
    await expect(since(first, token, { bases })).rejects.toMatchObject({ code: "delta-invalid" });
    await expect(since(first, token, { way: byUsn })).rejects.toMatchObject({
      code: "delta-invalid",
    });
  });

  test("a token is expired a day before deleted objects are forgotten, and not before", async () => {
    const { token } = await since(first);
    const after = (days: number): string =>
      new Date(Date.parse(token.issuedAt) + days * day).toISOString();
    const at = (days: number, lifetime?: string): Promise<unknown> =>
      since({ ...first, ...(lifetime && { lifetime }) }, token, { now: after(days) });
    await expect(at(178, "180")).resolves.toBeDefined();
    await expect(at(179, "180")).rejects.toMatchObject({ code: "delta-expired" });
    await expect(at(58)).resolves.toBeDefined();
    await expect(at(59)).rejects.toMatchObject({ code: "delta-expired" });
  });
});

/** Answers what is asked about changed objects: all are accounts. */
function reading({ search }: Asked): Answer {
  const wanted = [key, member].filter((guid) => {
    const bytes = JSON.stringify(guidBytes(guid));
    return JSON.stringify(search.filter).includes(bytes);
  });
  if (search.attributes.includes("isDeleted"))
    return page(
      wanted.map((guid) => fact(guid, "user")),
      "",
    );
  const isAccounts = JSON.stringify(search.filter).includes('"person"');
  const entries = wanted.map((guid) => entryOf(`CN=${guid},${base}`, { title: "whole" }, guid));
  return page(isAccounts ? entries : [], "");
}

function fact(guid: string, objectClass: string, isDeleted = false): Entry {
  const classes = ["top", objectClass];
  return entryOf(
    `CN=${guid},${base}`,
    { objectClass: classes, ...(isDeleted && { isDeleted: "TRUE" }) },
    guid,
  );
}

function value(attribute: string, dn: string, usn: number): string {
  return `<DS_REPL_VALUE_META_DATA><pszAttributeName>${attribute}</pszAttributeName><pszObjectDn>${dn}</pszObjectDn><usnLocalChange>${usn}</usnLocalChange></DS_REPL_VALUE_META_DATA>\n`;
}
