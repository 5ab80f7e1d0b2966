import { describe, expect, test } from "vitest";
import { change, RawControl, refusal } from "./client.ts";
import { base, group, person, serve, staff } from "./fixture.ts";

const ada = `CN=ada,${staff}`;
const ward = `CN=ward,${staff}`;
const ttl = () => new RawControl("1.2.840.113556.1.4.2309");

async function withClock(level = 7) {
  const clock = { now: Date.parse("2026-03-01T08:00:00Z") };
  const served = await serve({
    level,
    now: () => clock.now,
    entries: [person("ada"), person("ben"), group("ward", "ben")],
  });
  const members = async (...controls: RawControl[]) => {
    const { searchEntries } = await served.client.search(
      ward,
      { scope: "base", attributes: ["member"] },
      controls,
    );
    return [searchEntries[0]?.member].flat();
  };
  return { clock, served, members, [Symbol.asyncDispose]: () => served[Symbol.asyncDispose]() };
}

describe("a membership with a time to live", () => {
  test.each([
    ["as a whole", `<TTL=300,${ada}>`],
    ["in front", `<TTL=300>,${ada}`],
  ])("written %s ends by itself", async (_, value) => {
    await using held = await withClock();
    await held.served.client.modify(ward, change("add", "member", value), [ttl()]);
    expect(await held.members()).toEqual([`CN=ben,${staff}`, ada]);
    held.clock.now += 100_000;
    expect(await held.members(ttl())).toEqual([`CN=ben,${staff}`, `<TTL=200>,${ada}`]);
    held.clock.now += 200_000;
    expect(await held.members()).toEqual([`CN=ben,${staff}`]);
    expect(held.served.server.directory.entry("ada")?.attributes.memberOf).toBeUndefined();
  });

  test("is over for who looks past the wire, before anybody asks", async () => {
    await using held = await withClock();
    const { client, server } = held.served;
    await client.modify(ward, change("add", "member", `<TTL=300,${ada}>`), [ttl()]);
    held.clock.now += 300_000;
    expect(server.directory.entry("ada")?.attributes.memberOf).toBeUndefined();
  });

  test("counts as a change of the group when it ends", async () => {
    await using held = await withClock();
    const { client, server } = held.served;
    await client.modify(ward, change("add", "member", `<TTL=300,${ada}>`), [ttl()]);
    const before = server.directory.entry("ward")?.attributes.uSNChanged;
    held.clock.now += 300_000;
    await held.members();
    expect(server.directory.entry("ward")?.attributes.uSNChanged).not.toEqual(before);
  });

  test("is unknown before Windows Server 2016", async () => {
    await using held = await withClock(6);
    const timed = change("add", "member", `<TTL=300,${ada}>`);
    const { client } = held.served;
    expect(await refusal(client.modify(ward, timed))).toBe("34 0000208F");
    expect(await refusal(client.modify(ward, timed, [ttl()]))).toBe("12 00002040");
  });
});

test("names come with GUID and SID for who asks for them", async () => {
  await using held = await withClock();
  const text = new RawControl("1.2.840.113556.1.4.529", Buffer.from("3003020101", "hex"));
  const { objectGUID, objectSid } = held.served.server.directory.entry("ben")?.attributes ?? {};
  expect(await held.members(text)).toEqual([
    `<GUID=${objectGUID}>;<SID=${objectSid}>;CN=ben,${staff}`,
  ]);
  const bare = new RawControl("1.2.840.113556.1.4.529");
  expect((await held.members(bare))[0]).toMatch(/^<GUID=[0-9a-f]{32}>;<SID=[0-9a-f]{56}>;CN=ben/);
});

test("members are written by GUID and by SID", async () => {
  await using held = await withClock();
  const { objectGUID, objectSid } = held.served.server.directory.entry("ada")?.attributes ?? {};
  for (const name of [`<GUID=${objectGUID}>`, `<SID=${objectSid}>`]) {
    await held.served.client.modify(ward, change("add", "member", name));
    expect(await held.members()).toContain(ada);
    await held.served.client.modify(ward, change("delete", "member", name));
  }
});

test("a manager shows at both ends, and goes when the account does", async () => {
  await using held = await withClock();
  const { directory } = held.served.server;
  directory.change("ada", { manager: `CN=ben,${staff}` });
  expect(directory.entry("ben")?.attributes.directReports).toEqual([ada]);
  directory.remove("ben");
  expect(directory.entry("ada")?.attributes.manager).toBeUndefined();
});

test("who is in the administrators' groups is marked in them", async () => {
  await using held = await withClock();
  const admins = held.served.server.directory.entry("Domain Admins");
  expect(admins?.attributes).toMatchObject({ adminCount: ["1"], isCriticalSystemObject: ["TRUE"] });
  expect(admins?.attributes.memberOf).toEqual([`CN=Administrators,CN=Builtin,${base}`]);
});
