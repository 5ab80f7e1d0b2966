import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { change, RawControl, refusal } from "./client.ts";
import { base, group, person, type Served, serve, staff } from "./fixture.ts";

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served[Symbol.asyncDispose]());

beforeEach(() => {
  const { directory } = served.server;
  for (const { dn } of directory.entries()) {
    if (dn.endsWith(`,${staff}`) && directory.entry(dn)) directory.remove(dn);
  }
  directory.add(person("ada", { title: "Nurse" }), person("ben"), group("ward", "ben"));
});

const ada = `CN=ada,${staff}`;
const ward = `CN=ward,${staff}`;
const add = (name: string, attributes: Record<string, string | string[]>) =>
  refusal(served.client.add(`CN=${name},${staff}`, attributes));
const modify = (...changes: ReturnType<typeof change>[]) =>
  refusal(served.client.modify(ada, changes));
const attributesOf = (name: string) => served.server.directory.entry(name)?.attributes ?? {};

describe("an entry that is added", () => {
  test("gets what Active Directory gives an account", async () => {
    expect(await add("new", { objectClass: "user" })).toBe("done");
    const added = attributesOf(`CN=new,${staff}`);
    expect(added).toMatchObject({
      objectClass: ["top", "person", "organizationalPerson", "user"],
      cn: ["new"],
      name: ["new"],
      userAccountControl: ["546"],
      pwdLastSet: ["0"],
      primaryGroupID: ["513"],
      sAMAccountType: ["805306368"],
      accountExpires: ["9223372036854775807"],
      objectCategory: [`CN=Person,CN=Schema,CN=Configuration,${base}`],
    });
    expect(added.objectSid?.[0]).toMatch(/^S-1-5-21-[\d-]+-1\d{3}$/);
    expect(added.sAMAccountName?.[0]).toMatch(/^\$[0-9A-F]{6}-[0-9A-F]{12}$/);
  });

  test.each([
    ["the name is there already", "ada", { objectClass: "user" }, "68 00002071"],
    ["no class is given", "x", { title: "x" }, "65 00002014"],
    ["the class is unknown", "x", { objectClass: "zebra" }, "16 0000200A"],
    ["no class is structural", "x", { objectClass: "top" }, "53 00002035"],
    ["an attribute is unknown", "x", { objectClass: "user", zebra: "1" }, "16 00000057"],
    [
      "its class has no such attribute",
      "x",
      { objectClass: "user", groupType: "2" },
      "65 00002014",
    ],
    ["the own name differs", "x", { objectClass: "user", cn: "y" }, "34 00002032"],
    ["a value is empty", "x", { objectClass: "user", title: "" }, "21 0000200B"],
    ["the system writes it", "x", { objectClass: "user", memberOf: ward }, "53 00002035"],
    [
      "another has the sAMAccountName",
      "x",
      { objectClass: "user", sAMAccountName: "ADA" },
      "68 00000524",
    ],
    [
      "the sAMAccountName is longer than 20",
      "x",
      { objectClass: "user", sAMAccountName: "a".repeat(21) },
      "19 00000523",
    ],
    [
      "it is enabled without a password",
      "x",
      { objectClass: "user", userAccountControl: "512" },
      "53 0000052D",
    ],
    ["the name is longer than 64", "x".repeat(65), { objectClass: "user" }, "19 00002082"],
  ])("is refused when %s", async (_, name, attributes, refused) => {
    expect(await add(name, attributes)).toBe(refused);
  });

  test("is refused below nothing, below an account, and under an own name that its class has not", async () => {
    const user = { objectClass: "user" };
    const { client } = served;
    expect(await refusal(client.add(`CN=x,OU=No,${staff}`, user))).toBe("32 0000208D");
    expect(await refusal(client.add(`CN=x,${ada}`, user))).toBe("64 00002099");
    expect(await refusal(client.add(`OU=x,${staff}`, user))).toBe("64 00002037");
    expect(await refusal(client.add("no name", user))).toBe("34 0000208F");
  });

  test("keeps every awkward character of its name", async () => {
    const name = ' #a,b+c"d\\e<f>g;h=i ';
    const escaped = '\\ #a\\,b\\+c\\"d\\\\e\\<f\\>g\\;h\\=i\\ ';
    expect(await add(escaped, { objectClass: "user" })).toBe("done");
    expect(attributesOf(`CN=${escaped},${staff}`)).toMatchObject({ cn: [name], name: [name] });
  });
});

describe("a modify", () => {
  test("is made whole and in order, or not at all", async () => {
    expect(await modify(change("delete", "title"), change("add", "title", "Sister"))).toBe("done");
    expect(attributesOf("ada").title).toEqual(["Sister"]);
    const broken = [change("replace", "title", "Matron"), change("add", "zebra", "x")];
    expect(await modify(...broken)).toBe("16 00000057");
    expect(attributesOf("ada").title).toEqual(["Sister"]);
  });

  test("that deletes the old value and adds the new one is a comparison and a swap", async () => {
    const swap = (from: string, to: string) =>
      modify(change("delete", "title", from), change("add", "title", to));
    expect(await swap("Nurse", "Sister")).toBe("done");
    expect(await swap("Nurse", "Matron")).toBe("16 00002085");
  });

  test("that changes nothing is no change", async () => {
    const { uSNChanged } = attributesOf("ada");
    expect(await modify(change("replace", "title", "Nurse"))).toBe("done");
    expect(attributesOf("ada").uSNChanged).toEqual(uSNChanged);
  });

  test.each([
    ["an unknown attribute", [change("replace", "zebra", "x")], "16 00000057"],
    [
      "a value that is there",
      [change("add", "otherTelephone", "1"), change("add", "otherTelephone", "1")],
      "20 00002083",
    ],
    ["a second value of one", [change("add", "title", "x")], "20 0000200D"],
    ["a value that is not there", [change("delete", "title", "x")], "16 00002085"],
    ["an attribute that is not there", [change("delete", "mail")], "16 00002085"],
    ["the own name", [change("replace", "cn", "x")], "67 00002016"],
    [
      "what the system writes",
      [change("replace", "whenCreated", "20200101000000.0Z")],
      "19 0000202F",
    ],
    ["a back link", [change("add", "memberOf", ward)], "53 00002035"],
    [
      "a value that is too long",
      [change("replace", "displayName", "x".repeat(257))],
      "19 00002082",
    ],
    ["a number that is none", [change("replace", "userAccountControl", "abc")], "21 0000200B"],
    ["text that is no UTF-8", [change("replace", "title", Buffer.from([0xff]))], "21 0000200B"],
    ["a name of nobody", [change("replace", "manager", `CN=no,${staff}`)], "19 000020B5"],
    ["a name that is none", [change("replace", "manager", "no name")], "34 0000208F"],
    ["a name that another has", [change("replace", "sAMAccountName", "ben")], "68 00000524"],
    ["no sAMAccountName", [change("delete", "sAMAccountName")], "53 00002077"],
    ["another structural class", [change("add", "objectClass", "computer")], "65 00002014"],
    ["a time for pwdLastSet", [change("replace", "pwdLastSet", "5")], "80 00000057"],
    ["a time for lockoutTime", [change("replace", "lockoutTime", "5")], "53 00000057"],
  ])("is refused for %s", async (_, changes, refused) => {
    expect(await modify(...changes)).toBe(refused);
  });

  test("refuses a userPrincipalName that another has", async () => {
    served.server.directory.change("ben", { userPrincipalName: "b@trust.nhs.example" });
    expect(await modify(change("replace", "userPrincipalName", "B@trust.nhs.example"))).toBe(
      "19 0000202F",
    );
  });

  test("passes over what is so already with the permissive control", async () => {
    const control = [new RawControl("1.2.840.113556.1.4.1413")];
    const changes = [change("delete", "mail"), change("delete", "title", "x")];
    await served.client.modify(ada, changes, control);
    await served.client.modify(ward, change("add", "member", `CN=ben,${staff}`), control);
    expect(attributesOf("ward").member).toEqual([`CN=ben,${staff}`]);
  });

  test("is made only where its assertion holds", async () => {
    const filter = (value: string) =>
      Buffer.concat([
        Buffer.from([0xa3, 9 + value.length, 4, 5]),
        Buffer.from("title"),
        Buffer.from([4, value.length]),
        Buffer.from(value),
      ]);
    const asserted = (value: string) =>
      refusal(
        served.client.modify(ada, change("replace", "title", "Sister"), [
          new RawControl("1.3.6.1.1.12", filter(value)),
        ]),
      );
    expect(await asserted("Doctor")).toMatch(/^122/);
    expect(await asserted("Nurse")).toBe("done");
  });

  test("reaches an entry by its GUID after it was renamed", async () => {
    const { objectGUID } = attributesOf("ada");
    served.server.directory.move("ada", `CN=Ada Okafor,${staff}`);
    await served.client.modify(`<GUID=${objectGUID}>`, change("replace", "title", "Sister"));
    expect(attributesOf("ada").title).toEqual(["Sister"]);
  });
});

describe("a membership", () => {
  const members = (...changes: ReturnType<typeof change>[]) =>
    refusal(served.client.modify(ward, changes));

  test("shows at both ends, and follows a rename", async () => {
    expect(await members(change("add", "member", ada))).toBe("done");
    served.server.directory.move("ada", `CN=Ada,${staff}`);
    expect(attributesOf("ward").member).toEqual([`CN=ben,${staff}`, `CN=Ada,${staff}`]);
    expect(attributesOf("ada").memberOf).toEqual([ward]);
  });

  test.each([
    ["is there", [change("add", "member", `CN=ben,${staff}`)], "68 00000562"],
    ["is not there", [change("delete", "member", ada)], "53 00000561"],
    ["is of nobody", [change("add", "member", `CN=no,${staff}`)], "32 00000525"],
  ])("that %s is refused", async (_, changes, refused) => {
    expect(await members(...changes)).toBe(refused);
  });

  test("of the primary group is refused, and changes hands with it", async () => {
    const users = `CN=Domain Users,CN=Users,${base}`;
    const twice = served.client.modify(users, change("add", "member", ada));
    expect(await refusal(twice)).toBe("68 00002071");
    expect(await modify(change("replace", "primaryGroupID", "512"))).toBe("53 0000056B");
    const admins = `CN=Domain Admins,CN=Users,${base}`;
    await served.client.modify(admins, change("add", "member", ada));
    expect(await modify(change("replace", "primaryGroupID", "512"))).toBe("done");
    expect(attributesOf("ada").memberOf).toEqual([users]);
  });
});

describe("a new name or place", () => {
  test("keeps the GUID, and takes along what is below", async () => {
    const { directory } = served.server;
    directory.add({ dn: `OU=In,${staff}`, attributes: { objectClass: "organizationalUnit" } });
    const { objectGUID } = attributesOf("ada");
    await served.client.modifyDN(ada, `CN=Ada,OU=In,${staff}`);
    await served.client.modifyDN(`OU=In,${staff}`, "OU=Out");
    expect(directory.entry("ada")?.dn).toBe(`CN=Ada,OU=Out,${staff}`);
    expect(attributesOf("ada")).toMatchObject({ objectGUID, cn: ["Ada"], name: ["Ada"] });
  });

  test("may differ in letter case alone", async () => {
    await served.client.modifyDN(ada, "CN=ADA");
    expect(served.server.directory.entry("ada")?.dn).toBe(`CN=ADA,${staff}`);
  });

  test.each([
    ["the name is there", ada, "CN=ben", "68 00002071"],
    ["the entry is not there", `CN=no,${staff}`, "CN=x", "32 00002030"],
    ["the place is not there", ada, `CN=ada,OU=No,${base}`, "80 00002095"],
    ["the place takes no accounts", ada, `CN=ada,CN=ben,${staff}`, "64 00002099"],
    ["the place is below it", staff, `OU=Staff,OU=x,${staff}`, "80 00002095"],
    ["the attribute is not the class's", ada, "OU=ada", "53 00002035"],
    ["it is one that Windows needs", `CN=Users,${base}`, "CN=Users2", "53 00002035"],
  ])("is refused when %s", async (_, from, to, refused) => {
    expect(await refusal(served.client.modifyDN(from, to))).toBe(refused);
  });
});
