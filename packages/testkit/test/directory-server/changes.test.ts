import { beforeEach, describe, expect, test } from "vitest";
import { change, RawControl, refusal } from "./client.ts";
import { base, group, people, person, type Served, serve, staff, unit } from "./fixture.ts";

const incremental = 0x8000_0000;

interface Changes {
  readonly entries: readonly Record<string, unknown>[];
  readonly more: boolean;
  readonly cookie: Buffer;
}

interface Asked {
  readonly cookie?: Buffer;
  readonly flags?: number;
  readonly attributes?: string[];
  readonly filter?: string;
  readonly maxBytes?: number;
}

/** Reads changes as a client of DirSync does. */
async function changes({ client }: Served, asked: Asked = {}): Promise<Changes> {
  const { cookie = Buffer.alloc(0), flags = 0, maxBytes = 0x7fffffff } = asked;
  const numbers = Buffer.alloc(12);
  numbers.writeUInt16BE(0x0204, 0);
  numbers.writeUInt32BE(flags, 2);
  numbers.writeUInt16BE(0x0204, 6);
  numbers.writeUInt32BE(maxBytes, 8);
  const inner = Buffer.concat([numbers, Buffer.from([4, cookie.length]), cookie]);
  const control = new RawControl(
    "1.2.840.113556.1.4.841",
    Buffer.concat([Buffer.from([0x30, inner.length]), inner]),
  );
  const { attributes = ["name", "title", "member"], filter = "(objectClass=*)" } = asked;
  const { searchEntries } = await client.search(base, { filter, attributes }, [control]);
  const response = control.response ?? Buffer.alloc(0);
  const entries = searchEntries.map((entry) =>
    Object.fromEntries(Object.entries(entry).filter(([, value]) => String(value) !== "")),
  );
  return { entries, more: response[2] === 1, cookie: response.subarray(8) };
}

let served: Served;
let start: Changes;
beforeEach(async () => {
  served = await serve({ entries: [person("ada"), person("ben"), group("ward", "ben")] });
  start = await changes(served);
  return () => served[Symbol.asyncDispose]();
});

const since = (asked: Asked = {}) => changes(served, { cookie: start.cookie, ...asked });

describe("changes since a cookie", () => {
  test("are none when nothing changed, and everything without a cookie", async () => {
    expect((await since()).entries).toEqual([]);
    expect(start.entries.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["ada", "ben", "ward"]),
    );
  });

  test("are the attributes that changed, with the GUID", async () => {
    served.server.directory.change("ada", { title: "Nurse", mail: "ada@trust.nhs.example" });
    const { entries } = await since();
    expect(entries).toMatchObject([{ dn: `CN=ada,${staff}`, title: "Nurse" }]);
    expect(Object.keys(entries[0] ?? {})).toEqual(["dn", "objectGUID", "instanceType", "title"]);
  });

  test("leave out entries of which nothing changed that was asked for", async () => {
    served.server.directory.change("ada", { mail: "ada@trust.nhs.example" });
    expect((await since()).entries).toEqual([]);
  });

  test("name an attribute that was taken away, without values", async () => {
    served.server.directory.change("ada", { title: "Nurse" });
    const { cookie } = await since();
    served.server.directory.change("ada", { title: null });
    const found = await served.client.search(base, { attributes: ["title"] }, [
      new RawControl("1.2.840.113556.1.4.841", controlValue(cookie)),
    ]);
    expect(found.searchEntries).toMatchObject([{ dn: `CN=ada,${staff}`, title: [] }]);
  });

  test("tell of a move or a rename only to who asks for the name", async () => {
    served.server.directory.add(unit(`OU=In,${staff}`));
    start = await changes(served);
    served.server.directory.move("ada", `CN=Ada,OU=In,${staff}`);
    const { entries } = await since();
    expect(entries).toMatchObject([{ dn: `CN=Ada,OU=In,${staff}`, name: "Ada" }]);
    expect(entries[0]).toHaveProperty("parentGUID");
    expect((await since({ attributes: ["title"] })).entries).toEqual([]);
  });

  test("tell of memberships one by one, or all of them", async () => {
    served.server.directory.change("ward", { member: [`CN=ada,${staff}`] });
    const one = await since({ flags: incremental });
    expect(one.entries).toMatchObject([
      { "member;range=1-1": `CN=ada,${staff}`, "member;range=0-0": `CN=ben,${staff}` },
    ]);
    expect((await since()).entries).toMatchObject([{ member: `CN=ada,${staff}` }]);
  });

  test("tell of a deletion, and of a restore", async () => {
    const id = served.server.directory.entry("ada")?.attributes.objectGUID;
    await served.client.del(`CN=ada,${staff}`);
    const gone = await since();
    expect(gone.entries).toMatchObject([{ isDeleted: "TRUE", lastKnownParent: staff }]);
    expect((await since({ filter: "(objectCategory=person)" })).entries).toEqual([]);
    const back = [
      change("delete", "isDeleted"),
      change("replace", "distinguishedName", `CN=ada,${staff}`),
    ];
    const control = new RawControl("1.2.840.113556.1.4.417");
    await served.client.modify(`<GUID=${id}>`, back, [control]);
    const { entries } = await since({ cookie: gone.cookie });
    expect(entries).toMatchObject([{ dn: `CN=ada,${staff}`, name: "ada" }]);
    expect(entries[0]).not.toHaveProperty("isDeleted");
  });

  test("tell of a password that was set by the time of it", async () => {
    served.server.directory.setPassword("ada", "Red-Kettle-42");
    const { entries } = await since({ attributes: ["pwdLastSet", "unicodePwd"] });
    expect(Object.keys(entries[0] ?? {})).toEqual([
      "dn",
      "objectGUID",
      "instanceType",
      "pwdLastSet",
    ]);
  });

  test("come in pages, and lose nothing that changes meanwhile", async () => {
    served.server.directory.add(...people(50));
    const seen: unknown[] = [];
    let page = await since({ maxBytes: 1000 });
    served.server.directory.change("p0", { title: "Nurse" });
    let pages = 1;
    for (; page.more; pages += 1) {
      seen.push(...page.entries.map(({ name, title }) => name ?? title));
      page = await since({ cookie: page.cookie, maxBytes: 1000 });
    }
    seen.push(...page.entries.map(({ name, title }) => name ?? title));
    expect(pages).toBeGreaterThan(5);
    expect(new Set(seen).size).toBe(50);
    expect((await since({ cookie: page.cookie })).entries).toEqual([]);
  });
});

test("a cookie that is corrupt is refused", async () => {
  const cookie = Buffer.from(start.cookie);
  cookie[10] = (cookie[10] ?? 0) ^ 1;
  expect(await refusal(since({ cookie }))).toBe("12 00000057");
});

test("changes are read from the top of the domain only", async () => {
  const control = new RawControl("1.2.840.113556.1.4.841", controlValue(Buffer.alloc(0)));
  expect(await refusal(served.client.search(staff, {}, [control]))).toBe("50 00002105");
});

test("what changed shows in uSNChanged too, tombstones among it", async () => {
  const { searchEntries } = await served.client.search("", { scope: "base" });
  const usn = Number(searchEntries[0]?.highestCommittedUSN) + 1;
  served.server.directory.change("ben", { title: "Nurse" });
  served.server.directory.remove("ada");
  const control = new RawControl("1.2.840.113556.1.4.417");
  const found = await served.client.search(base, { filter: `(uSNChanged>=${usn})` }, [control]);
  expect(found.searchEntries.map(({ sAMAccountName }) => sAMAccountName)).toEqual(
    expect.arrayContaining(["ben", "ada"]),
  );
});

function controlValue(cookie: Buffer): Buffer {
  const inner = Buffer.concat([Buffer.from([2, 1, 0, 2, 2, 0x7f, 0xff, 4, cookie.length]), cookie]);
  return Buffer.concat([Buffer.from([0x30, inner.length]), inner]);
}
