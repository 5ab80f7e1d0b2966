import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal } from "./client.ts";
import { base, group, person, type Served, serve, staff, unit } from "./fixture.ts";

let served: Served;
beforeAll(async () => {
  served = await serve({
    entries: [
      person("ada", { givenName: "Zoë", title: "Nurse", employeeID: "7" }),
      person("ben", { title: "Nurse (bank)", manager: `CN=ada,${staff}` }),
      person("cal", { userAccountControl: "514", mail: "cal@trust.nhs.example" }),
      group("ward", "ada", "inner"),
      group("inner", "ben"),
      unit(`OU=Bank,${staff}`),
    ],
  });
});
afterAll(() => served[Symbol.asyncDispose]());

async function names(filter: string, options: object = {}): Promise<string[]> {
  const found = await served.client.search(staff, { filter, attributes: ["name"], ...options });
  return found.searchEntries.map(({ name }) => String(name));
}

describe("filters find what they name", () => {
  test.each([
    ["(sAMAccountName=ADA)", ["ada"]],
    ["(&(objectClass=user)(title=nurse))", ["ada"]],
    ["(|(sAMAccountName=ada)(sAMAccountName=ben))", ["ada", "ben"]],
    ["(&(objectCategory=person)(!(title=*)))", ["cal"]],
    ["(title=nur*)", ["ada", "ben"]],
    ["(title=*se*\\28b*k\\29)", ["ben"]],
    ["(mail=*)", ["cal"]],
    ["(userAccountControl>=513)", ["cal"]],
    ["(userAccountControl<=512)", ["ada", "ben"]],
    ["(userAccountControl:1.2.840.113556.1.4.803:=2)", ["cal"]],
    ["(userAccountControl:1.2.840.113556.1.4.803:=3)", []],
    ["(userAccountControl:1.2.840.113556.1.4.804:=3)", ["cal"]],
    [`(memberOf=CN=inner,${staff})`, ["ben"]],
    [`(memberOf:1.2.840.113556.1.4.1941:=CN=ward,${staff})`, ["ada", "ben", "inner"]],
    [`(member:1.2.840.113556.1.4.1941:=CN=ben,${staff})`, ["ward", "inner"]],
    [`(manager=CN=ADA,${staff})`, ["ben"]],
    ["(zebra=1)", []],
    ["(!(zebra=1))", []],
    ["(memberOf=CN=inner*)", []],
  ])("%s", async (filter, found) => {
    expect(await names(filter)).toEqual(found);
  });

  test("an unknown matching rule is refused", async () => {
    expect(await refusal(names("(cn:1.2.3:=x)"))).toBe("18 00002040");
  });
});

describe("scopes", () => {
  test.each([
    ["base", ["Staff"]],
    ["one", ["ada", "ben", "cal", "ward", "inner", "Bank"]],
    ["sub", ["Staff", "ada", "ben", "cal", "ward", "inner", "Bank"]],
  ])("%s", async (scope, found) => {
    expect(await names("(objectClass=*)", { scope })).toEqual(found);
  });

  test("a base that is not there is refused with the last name on the way to it", async () => {
    expect(await refusal(served.client.search(`CN=x,OU=No,${staff}`))).toBe("32 0000208D");
    expect(await refusal(served.client.search("no name"))).toBe("34 0000208F");
    expect(await refusal(served.client.search("DC=elsewhere,DC=example"))).toMatch(/^10/);
  });

  test("a search from the top refers to the configuration, which is elsewhere", async () => {
    const { searchReferences } = await served.client.search(base, { filter: "(cn=none)" });
    expect(searchReferences).toEqual([`ldap://trust.nhs.example/CN=Configuration,${base}`]);
  });
});

describe("attributes", () => {
  async function read(attributes: string[]): Promise<object> {
    const found = await served.client.search(`CN=ada,${staff}`, { scope: "base", attributes });
    const { dn, ...entry } = found.searchEntries[0] ?? { dn: "" };
    return entry;
  }

  test("come in the schema's spelling, in whatever letter case they are asked for", async () => {
    expect(await read(["samaccountname", "GIVENNAME"])).toMatchObject({
      sAMAccountName: "ada",
      givenName: "Zoë",
    });
  });

  test("1.1 asks for none, and a star for all that need not be worked out", async () => {
    expect(await read(["1.1"])).toEqual({ "1.1": [] });
    const all = Object.keys(await read(["*"]));
    expect(all).toEqual(expect.arrayContaining(["objectSid", "memberOf", "whenChanged", "name"]));
    expect(all).not.toContain("canonicalName");
    expect(all).not.toContain("unicodePwd");
  });

  test("what is worked out comes when it is asked for by name", async () => {
    expect(await read(["canonicalName", "msDS-PrincipalName"])).toMatchObject({
      canonicalName: "trust.nhs.example/Staff/ada",
      "msDS-PrincipalName": "TRUST\\ada",
    });
  });

  test("a password is never read nor looked for", async () => {
    expect(await read(["unicodePwd"])).toEqual({ unicodePwd: [] });
    expect(await names("(unicodePwd=*)")).toEqual([]);
  });
});

test("an entry is found by its GUID and by its SID", async () => {
  const { attributes } = served.server.directory.entry("ada") ?? {};
  for (const name of [`<GUID=${attributes?.objectGUID}>`, `<SID=${attributes?.objectSid}>`]) {
    const { searchEntries } = await served.client.search(name, { scope: "base" });
    expect(searchEntries.map(({ dn }) => dn)).toEqual([`CN=ada,${staff}`]);
  }
});

test("the server says what it is without a sign-in", async () => {
  const { searchEntries } = await served.client.search("", { scope: "base", attributes: ["*"] });
  expect(searchEntries[0]).toMatchObject({
    defaultNamingContext: base,
    domainFunctionality: "7",
    supportedLDAPVersion: ["3", "2"],
  });
  const settings = String(searchEntries[0]?.dsServiceName);
  const found = await served.client.search(settings, { scope: "base" });
  expect(found.searchEntries[0]?.invocationId).toHaveLength(16);
});

test("a comparison says yes or no", async () => {
  const dn = `CN=ada,${staff}`;
  expect(await served.client.compare(dn, "title", "NURSE")).toBe(true);
  expect(await served.client.compare(dn, "title", "Doctor")).toBe(false);
});
