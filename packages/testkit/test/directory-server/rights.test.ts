import { Client } from "ldapts";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { change, quoted, RawControl, refusal } from "./client.ts";
import { base, person, type Served, serve, staff, unit } from "./fixture.ts";

let served: Served;
let reader: Client;
const ward = `OU=Ward,${staff}`;
const inWard = `CN=cal,${ward}`;
beforeAll(async () => {
  served = await serve({
    entries: [person("svc"), unit(ward), { ...person("cal"), dn: inWard }, person("ada")],
  });
  const { server } = served;
  reader = new Client({ url: server.url, tlsOptions: { ca: [server.ca] } });
  await reader.bind("TRUST\\svc", "Blue-Kettle-41");
});
afterAll(async () => {
  await reader.unbind();
  await served[Symbol.asyncDispose]();
});
beforeEach(() => served.server.directory.resetRights());

const title = change("replace", "title", "Nurse");
const names = async () => {
  const { searchEntries } = await reader.search(staff, { filter: "(objectClass=user)" });
  return searchEntries.map(({ name }) => name);
};

test("an account without rights reads and writes nothing", async () => {
  expect(await names()).toEqual(["svc", "cal", "ada"]);
  expect(await refusal(reader.modify(inWard, title))).toBe("50 00002098");
  expect(await refusal(reader.add(`CN=x,${ward}`, { objectClass: "user" }))).toBe("50 00002098");
  expect(await refusal(reader.del(inWard))).toBe("50 00002098");
  expect(await refusal(reader.modifyDN(inWard, "CN=x"))).toBe("50 00002098");
});

test("rights hold at their place and below, and nowhere else", async () => {
  served.server.directory.allow({ who: "svc", at: ward, rights: ["write", "create", "delete"] });
  expect(await refusal(reader.modify(inWard, title))).toBe("done");
  expect(await refusal(reader.modify(`CN=ada,${staff}`, title))).toBe("50 00002098");
  await reader.add(`CN=x,${ward}`, { objectClass: "user" });
  await reader.del(`CN=x,${ward}`);
  expect(await refusal(reader.modifyDN(inWard, `CN=cal,${staff}`))).toBe("50 00002098");
});

test("a reset of a password is a right of its own", async () => {
  const reset = change("replace", "unicodePwd", quoted("Red-Kettle-42"));
  served.server.directory.allow({ who: "svc", at: ward, rights: ["write"] });
  expect(await refusal(reader.modify(inWard, reset))).toBe("50 00002098");
  served.server.directory.allow({ who: "svc", at: ward, rights: ["password"] });
  expect(await refusal(reader.modify(inWard, reset))).toBe("done");
});

test("a refusal wins over every grant, an administrator's too", async () => {
  const { directory } = served.server;
  directory.allow({ who: "svc", at: ward, rights: ["write"] });
  directory.allow({ who: "svc", at: inWard, rights: ["write"], refused: true });
  expect(await refusal(reader.modify(inWard, title))).toBe("50 00002098");
  directory.allow({ who: "Administrator", at: inWard, rights: ["write"], refused: true });
  expect(await refusal(served.client.modify(inWard, title))).toBe("50 00002098");
});

test("rights come with a group", async () => {
  const dn = `CN=Account Operators,CN=Builtin,${base}`;
  served.server.directory.allow({ who: "Account Operators", at: ward, rights: ["write"] });
  expect(await refusal(reader.modify(inWard, title))).toBe("50 00002098");
  served.server.directory.change(dn, { member: `CN=svc,${staff}` });
  expect(await refusal(reader.modify(inWard, title))).toBe("done");
});

test("what a reader may not see is missing without a word", async () => {
  served.server.directory.allow({ who: "svc", at: ward, rights: ["read"], refused: true });
  expect(await names()).toEqual(["svc", "ada"]);
  expect(await refusal(reader.search(inWard, { scope: "base" }))).toBe("32 0000208D");
});

test("changes are read with the right to replicate, or as far as the reader sees", async () => {
  const changes = (flags: number) => {
    const value = Buffer.from([0x30, 9, 2, 1, flags, 2, 2, 0x7f, 0xff, 4, 0]);
    return reader.search(base, { filter: "(objectClass=user)", attributes: ["cn"] }, [
      new RawControl("1.2.840.113556.1.4.841", value),
    ]);
  };
  expect(await refusal(changes(0))).toBe("50 00002105");
  expect((await changes(1)).searchEntries.length).toBeGreaterThan(3);
  served.server.directory.allow({ who: "svc", rights: ["replicate"] });
  expect(await refusal(changes(0))).toBe("done");
});
