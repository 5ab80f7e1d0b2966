import { describe, expect, test } from "vitest";
import { change, RawControl, refusal } from "./client.ts";
import { base, group, person, serve, staff, unit } from "./fixture.ts";

const showDeleted = () => new RawControl("1.2.840.113556.1.4.417");
const ada = `CN=ada,${staff}`;

async function withAda(recycleBin: boolean) {
  const served = await serve({
    recycleBin,
    entries: [person("ada", { title: "Nurse" }), group("ward", "ada")],
  });
  const { directory } = served.server;
  const id = directory.entry("ada")?.attributes.objectGUID?.[0] ?? "";
  const back = (dn: string) =>
    refusal(
      served.client.modify(
        `<GUID=${id}>`,
        [change("delete", "isDeleted"), change("replace", "distinguishedName", dn)],
        [showDeleted()],
      ),
    );
  return {
    served,
    directory,
    id,
    back,
    [Symbol.asyncDispose]: () => served[Symbol.asyncDispose](),
  };
}

describe.each([
  ["with a recycle bin", true],
  ["without one", false],
])("a deletion %s", (_, recycleBin) => {
  test("leaves a tombstone under another name, seen only by those who ask", async () => {
    await using held = await withAda(recycleBin);
    const { client } = held.served;
    await client.del(ada);
    const filter = `(sAMAccountName=ada)`;
    expect((await client.search(base, { filter })).searchEntries).toEqual([]);
    const { searchEntries } = await client.search(base, { filter }, [showDeleted()]);
    expect(searchEntries).toMatchObject([
      {
        dn: `CN=ada\\0ADEL:${held.id},CN=Deleted Objects,${base}`,
        isDeleted: "TRUE",
        lastKnownParent: staff,
        name: `ada\nDEL:${held.id}`,
      },
    ]);
    expect(searchEntries[0]).not.toHaveProperty("objectCategory");
    expect("title" in (searchEntries[0] ?? {})).toBe(recycleBin);
  });

  test("ends memberships, and frees the name", async () => {
    await using held = await withAda(recycleBin);
    await held.served.client.del(ada);
    expect(held.directory.entry("ward")?.attributes.member ?? []).toEqual([]);
    held.directory.add(person("ada"));
    expect(held.directory.entry(ada)).toBeDefined();
  });

  test("is taken back, with what was kept", async () => {
    await using held = await withAda(recycleBin);
    await held.served.client.del(ada);
    expect(await held.back(`CN=Ada,${staff}`)).toBe("done");
    const { dn, attributes } = held.directory.entry(`<GUID=${held.id}>`) ?? {};
    expect(dn).toBe(`CN=Ada,${staff}`);
    expect(attributes).toMatchObject({
      sAMAccountName: ["ada"],
      userAccountControl: [recycleBin ? "512" : "546"],
      objectCategory: [`CN=Person,CN=Schema,CN=Configuration,${base}`],
    });
    expect(attributes?.isDeleted).toBeUndefined();
    expect(attributes?.title).toEqual(recycleBin ? ["Nurse"] : undefined);
    expect(attributes?.memberOf).toEqual(recycleBin ? [`CN=ward,${staff}`] : undefined);
  });

  test("is not taken back to where there is something, or nothing", async () => {
    await using held = await withAda(recycleBin);
    await held.served.client.del(ada);
    held.directory.add(person("ben"));
    expect(await held.back(`CN=ben,${staff}`)).toBe("68 00002071");
    expect(await held.back(`CN=ada,OU=No,${staff}`)).toBe("32 0000208D");
    held.directory.add({ ...person("ada"), dn: `CN=another,${staff}` });
    expect(await held.back(ada)).toBe("68 00000524");
  });
});

test("what has something below it goes only with all of it", async () => {
  await using served = await serve({ entries: [unit(`OU=In,${staff}`), person("ada")] });
  const { client, server } = served;
  expect(await refusal(client.del(staff))).toBe("66 00002015");
  await client.del(staff, [new RawControl("1.2.840.113556.1.4.805")]);
  expect(server.directory.entry(ada)).toBeUndefined();
  expect(server.directory.entries(true).filter(({ dn }) => dn.includes("\\0ADEL:"))).toHaveLength(
    3,
  );
});

test.each([
  ["the top of the domain", base, "53 00002035"],
  ["the place for accounts", `CN=Users,${base}`, "53 00002035"],
  ["a group that Windows needs", `CN=Domain Admins,CN=Users,${base}`, "53 0000055B"],
  ["the administrator", `CN=Administrator,CN=Users,${base}`, "53 0000055B"],
  ["nothing", `CN=no,${base}`, "32 00002030"],
])("%s is not deleted", async (_, dn, refused) => {
  await using served = await serve();
  expect(await refusal(served.client.del(dn))).toBe(refused);
});

test("what is purged leaves no trace", async () => {
  await using held = await withAda(true);
  held.directory.purge("ada");
  expect(held.directory.entry("ada")).toBeUndefined();
  expect(held.directory.entry("ward")?.attributes.member ?? []).toEqual([]);
});
