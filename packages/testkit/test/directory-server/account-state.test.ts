import { Attribute } from "ldapts";
import { expect, test } from "vitest";
import { change, quoted, RawControl, refusal } from "./client.ts";
import { base, person, serve, staff } from "./fixture.ts";

// Each of these was found by sending the same operations to Samba, which does as Windows does.

const ada = `CN=ada,${staff}`;

test("an account made with a password may be told to change it at the next sign-in", async () => {
  await using served = await serve();
  const { client, server } = served;
  const state = { userAccountControl: "512", pwdLastSet: "0" };
  const entry = { objectClass: "user", sAMAccountName: "ada", ...state };
  const attributes = Object.entries(entry).map(
    ([type, value]) => new Attribute({ type, values: [value] }),
  );
  const password = [quoted("Blue-Kettle-41")] as unknown as string[];
  await client.add(ada, [...attributes, new Attribute({ type: "unicodePwd", values: password })]);
  expect(server.directory.entry("ada")?.attributes.pwdLastSet).toEqual(["0"]);
});

test.each(["pwdLastSet", "lockoutTime", "accountExpires", "countryCode", "userAccountControl"])(
  "%s cannot be taken from an account",
  async (name) => {
    await using served = await serve({ entries: [person("ada", { lockoutTime: "0" })] });
    const { client } = served;
    expect(await refusal(client.modify(ada, [change("delete", name)]))).toMatch(/^53 /);
    expect(await refusal(client.modify(ada, [change("replace", name)]))).toMatch(/^53 /);
  },
);

test("an account has one description at most, and a container has several", async () => {
  await using served = await serve({ entries: [person("ada")] });
  const { client } = served;
  const two = [change("replace", "description", "one", "two")];
  expect(await refusal(client.modify(ada, two))).toMatch(/^20 /);
  expect(await refusal(client.modify(staff, two))).toBe("done");
});

test("the members of a group without any cannot be taken away", async () => {
  const entries = [{ dn: `CN=ward,${staff}`, attributes: { objectClass: "group" } }];
  await using served = await serve({ entries });
  const { client } = served;
  const none = [change("delete", "member")];
  expect(await refusal(client.modify(`CN=ward,${staff}`, none))).toMatch(/^16 /);
});

test("a primary group cannot be chosen for an account that is being made", async () => {
  await using served = await serve();
  const attributes = { objectClass: "user", sAMAccountName: "ada", primaryGroupID: "513" };
  expect(await refusal(served.client.add(ada, attributes))).toMatch(/^53 /);
});

test("numbers with a largest value are not below 0, and bytes are not none", async () => {
  await using served = await serve({ entries: [person("ada")] });
  const { client } = served;
  const below = [change("replace", "countryCode", "-1")];
  const none = [change("replace", "thumbnailPhoto", Buffer.of())];
  expect(await refusal(client.modify(ada, below))).toMatch(/^21 /);
  expect(await refusal(client.modify(ada, none))).toMatch(/^21 /);
});

test("the key of the container is told when it is asked for", async () => {
  await using served = await serve({ entries: [person("ada")] });
  const { searchEntries } = await served.client.search(ada, {
    scope: "base",
    attributes: ["parentGUID"],
    explicitBufferAttributes: ["parentGUID"],
  });
  expect(searchEntries[0]?.parentGUID).toHaveLength(16);
});

test("a restored account tells where it was, and is below nothing that cannot hold it", async () => {
  await using served = await serve({ recycleBin: false, entries: [person("ada"), person("bo")] });
  const { client, server } = served;
  const id = server.directory.entry("ada")?.attributes.objectGUID?.[0] ?? "";
  await client.del(ada);
  const back = (dn: string) =>
    refusal(
      client.modify(
        `<GUID=${id}>`,
        [change("delete", "isDeleted"), change("replace", "distinguishedName", dn)],
        [new RawControl("1.2.840.113556.1.4.417")],
      ),
    );
  expect(await back(`CN=ada,CN=bo,${staff}`)).toMatch(/^64 /);
  expect(await back(`CN=ada,${base}`)).toBe("done");
  expect(server.directory.entry("ada")?.attributes).toMatchObject({
    lastKnownParent: [staff],
    adminCount: ["0"],
    userAccountControl: ["546"],
  });
});
