import { describe, expect, test } from "vitest";
import { change, connect } from "./client.ts";
import { base, group, person, serve, staff } from "./fixture.ts";

const entries = [person("ada"), person("ben"), group("ward", "ben")];
const title = (value: string) => change("replace", "title", value);

describe("a second controller", () => {
  test("holds the same, under an invocationId and counts of its own", async () => {
    await using served = await serve({ entries });
    const other = await served.server.addController();
    const client = await connect(other);
    expect(other.invocationId).not.toBe(served.server.invocationId);
    const { searchEntries } = await client.search("", { scope: "base" });
    const settings = await client.search(String(searchEntries[0]?.dsServiceName), {
      scope: "base",
      explicitBufferAttributes: ["invocationId"],
    });
    expect(settings.searchEntries).toHaveLength(1);
    const [here, there] = [served.server.directory.entry("ada"), other.directory.entry("ada")];
    expect(there?.attributes.objectGUID).toEqual(here?.attributes.objectGUID);
    expect(there?.attributes.uSNCreated).not.toEqual(here?.attributes.uSNCreated);
    expect(other.directory.entry("ward")?.attributes.member).toEqual([`CN=ben,${staff}`]);
    await client.unbind();
  });

  test("is behind until it replicates", async () => {
    await using served = await serve({ entries });
    const other = await served.server.addController({ lag: { changes: 2 } });
    const client = await connect(other);
    const read = async () => {
      const { searchEntries } = await client.search(`CN=ada,${staff}`, { scope: "base" });
      return searchEntries[0]?.title;
    };
    for (const value of ["One", "Two", "Three"]) {
      await served.client.modify(`CN=ada,${staff}`, title(value));
    }
    expect(await read()).toBe("One");
    other.replicate();
    expect(await read()).toBe("Three");
    await client.unbind();
  });

  test("is behind by a time", async () => {
    const clock = { now: Date.parse("2026-03-01T08:00:00Z") };
    await using served = await serve({ entries, now: () => clock.now });
    const other = await served.server.addController({ lag: { ms: 5000 } });
    const client = await connect(other);
    await served.client.modify(`CN=ada,${staff}`, title("Nurse"));
    const filter = "(title=Nurse)";
    expect((await client.search(base, { filter })).searchEntries).toHaveLength(0);
    clock.now += 5000;
    expect((await client.search(base, { filter })).searchEntries).toHaveLength(1);
    await client.unbind();
  });

  test("and the first end up the same, whoever wrote what", async () => {
    await using served = await serve({ entries });
    const { server } = served;
    const other = await server.addController({ lag: { changes: Number.POSITIVE_INFINITY } });
    server.directory.change("ada", { title: "Nurse", mail: "a@trust.nhs.example" });
    other.directory.change("ada", { title: "Sister", department: "Ward 1" });
    other.directory.add(person("cal"));
    server.directory.add(person("dee"));
    other.directory.change("ward", { member: [`CN=ada,${staff}`] });
    server.directory.move("ben", `CN=Ben,${base}`);
    server.replicate();
    other.replicate();
    const seen = (one: typeof server) =>
      one.directory.entries().map(({ dn, attributes }) => {
        const { uSNChanged: _, uSNCreated: __, member, ...rest } = attributes;
        return { dn, ...rest, member: member?.toSorted() };
      });
    const byName = (a: { dn: string }, b: { dn: string }) => (a.dn < b.dn ? -1 : 1);
    expect(seen(server).sort(byName)).toEqual(seen(other).sort(byName));
    expect(server.directory.entry("ada")?.attributes).toMatchObject({
      title: ["Sister"],
      mail: ["a@trust.nhs.example"],
      department: ["Ward 1"],
    });
    const sids = server.directory.entries().flatMap(({ attributes }) => attributes.objectSid ?? []);
    expect(new Set(sids).size).toBe(sids.length);
  });
});

describe("a controller that comes back from a backup", () => {
  test("holds what it held then, under another invocationId", async () => {
    await using served = await serve({ entries });
    const { server } = served;
    const backup = server.backup();
    const { invocationId } = server;
    await served.client.modify(`CN=ada,${staff}`, title("Nurse"));
    server.restore(backup);
    expect(server.directory.entry("ada")?.attributes.title).toBeUndefined();
    expect(server.directory.entry("ward")?.attributes.member).toEqual([`CN=ben,${staff}`]);
    expect(server.invocationId).not.toBe(invocationId);
  });

  test("as a snapshot of a machine gives the same counts again", async () => {
    await using served = await serve({ entries });
    const { server } = served;
    const backup = server.backup();
    server.directory.change("ada", { title: "Nurse" });
    const usn = server.directory.entry("ada")?.attributes.uSNChanged;
    const { invocationId } = server;
    server.restore(backup, { keepInvocationId: true });
    server.directory.change("ben", { title: "Nurse" });
    expect(server.invocationId).toBe(invocationId);
    expect(server.directory.entry("ben")?.attributes.uSNChanged).toEqual(usn);
  });
});
