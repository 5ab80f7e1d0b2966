import { Client, type SearchResult } from "ldapts";
import { describe, expect, test } from "vitest";
import { type ServerFault, seededFaults } from "../../src/directory-server.ts";
import { change, connect, refusal } from "./client.ts";
import { people, person, serve, staff } from "./fixture.ts";
import { anonymousBind, rawConnection, rootSearch } from "./wire.ts";

const ada = `CN=ada,${staff}`;
const title = change("replace", "title", "Nurse");
const all = { filter: "(objectClass=user)", attributes: ["name"] };

async function struck(on: "search" | "modify" | "any", fault: ServerFault) {
  const served = await serve({ entries: [person("ada"), person("ben")] });
  served.server.script([{ on, call: 1, fault }]);
  return served;
}

describe("a fault", () => {
  test.each([
    ["busy", 51],
    ["unavailable", 52],
  ])("%s is answered once, and nothing is done", async (_, code) => {
    await using served = await struck("modify", { kind: "result", code });
    const { client, server } = served;
    expect(await refusal(client.modify(ada, title))).toBe(String(code));
    expect(server.directory.entry("ada")?.attributes.title).toBeUndefined();
    expect(await refusal(client.modify(ada, title))).toBe("done");
    expect(server.struck).toEqual([{ kind: "result", code }]);
    expect(server.writes).toBe(2);
  });

  test("strikes the request that it is for, and as many after it as it says", async () => {
    await using served = await serve({ entries: [person("ada")] });
    const { client, server } = served;
    server.script([{ on: "search", call: 2, times: 2, fault: { kind: "result", code: 51 } }]);
    const results: string[] = [];
    for (let at = 0; at < 5; at += 1) results.push(await refusal(client.search(staff, all)));
    expect(results).toEqual(["done", "51", "51", "done", "done"]);
  });

  test("sends the client elsewhere", async () => {
    const urls = ["ldap://dc2.trust.nhs.example/"];
    await using served = await struck("search", { kind: "referral", urls });
    expect(await refusal(served.client.search(staff, all))).toBe("10");
    served.server.script([{ on: "search", call: 1, fault: { kind: "reference", urls } }]);
    const { searchReferences } = await served.client.search(staff, all);
    expect(searchReferences).toEqual(urls);
  });

  test("gives an empty page with a cookie, and the rest to who goes on", async () => {
    await using served = await serve({ entries: people(6) });
    served.server.script([{ on: "search", call: 2, fault: { kind: "empty-page" } }]);
    const pages: SearchResult[] = [];
    const options = { ...all, paged: { pageSize: 2 } };
    for await (const page of served.client.searchPaginated(staff, options)) pages.push(page);
    // The client at hand stops there: that is why the fault is worth playing.
    expect(pages.map(({ searchEntries }) => searchEntries.length).slice(0, 2)).toEqual([2, 0]);
  });

  test("cuts the connection before the effect, or after it", async () => {
    await using before = await struck("modify", { kind: "cut", effect: "before" });
    await expect(before.client.modify(ada, title)).rejects.toThrow(/closed|reset/i);
    expect(before.server.directory.entry("ada")?.attributes.title).toBeUndefined();
    await using after = await struck("modify", { kind: "cut", effect: "after" });
    await expect(after.client.modify(ada, title)).rejects.toThrow(/closed|reset/i);
    expect(after.server.directory.entry("ada")?.attributes.title).toEqual(["Nurse"]);
  });

  test("sends half a response, and then nothing or the end", async () => {
    await using served = await serve();
    const { server } = served;
    for (const then of ["silence", "cut"] as const) {
      const raw = await rawConnection(server);
      raw.socket.write(rootSearch(1));
      const whole = (await raw.until(20)).length;
      server.script([{ on: "search", call: 1, fault: { kind: "half", then } }]);
      raw.socket.write(rootSearch(1));
      if (then === "cut") expect((await raw.ended()).length).toBeLessThan(2 * whole);
      else expect((await raw.until(whole + 1)).length).toBe(whole + Math.ceil(whole / 2));
      raw.socket.destroy();
    }
  });

  test("says nothing, while others on the connection are answered", async () => {
    await using served = await serve();
    served.server.script([{ on: "search", call: 1, fault: { kind: "silence", effect: "after" } }]);
    const raw = await rawConnection(served.server);
    raw.socket.write(Buffer.concat([rootSearch(1), rootSearch(2)]));
    const bytes = await raw.until(14);
    expect(bytes[4]).toBe(2);
    raw.socket.destroy();
  });

  test("answers late, while others on the connection are answered at once", async () => {
    await using served = await serve();
    served.server.script([{ on: "search", call: 1, fault: { kind: "slow", ms: 30 } }]);
    const raw = await rawConnection(served.server);
    raw.socket.write(Buffer.concat([rootSearch(1), rootSearch(2)]));
    const first = (await raw.until(14)).length;
    expect(raw.received()[4]).toBe(2);
    expect((await raw.until(2 * first))[first + 4]).toBe(1);
    raw.socket.destroy();
  });

  test("ends a search whose time limit passes", async () => {
    await using served = await struck("search", { kind: "slow", ms: 60_000 });
    expect(await refusal(served.client.search(staff, { ...all, timeLimit: 1 }))).toBe("3");
  });

  test("sends what is no message", async () => {
    await using served = await serve();
    served.server.script([{ on: "search", call: 1, fault: { kind: "garbage" } }]);
    const raw = await rawConnection(served.server);
    raw.socket.write(rootSearch(1));
    const bytes = await raw.until(21);
    expect(bytes.subarray(0, 3).toString("hex")).toBe("3005ff");
    raw.socket.destroy();
  });

  test("gives notice of the end of a connection, and ends it", async () => {
    await using served = await struck("search", { kind: "notice" });
    const raw = await rawConnection(served.server);
    raw.socket.write(rootSearch(1));
    const text = (await raw.ended()).toString("latin1");
    expect(text).toContain("1.3.6.1.4.1.1466.20036");
  });

  test("takes a place out of sight from then on", async () => {
    const fault = { kind: "conceal", at: ada } as const;
    await using served = await struck("search", fault);
    const names = async () => (await served.client.search(staff, all)).searchEntries.length;
    expect(await names()).toBe(1);
    served.server.script([]);
    expect(await names()).toBe(1);
    served.server.directory.resetRights();
    expect(await names()).toBe(2);
  });
});

test("faults are dealt out by a seed, the same each time", () => {
  const faults: ServerFault[] = [{ kind: "garbage" }, { kind: "notice" }];
  const options = { calls: 1000, share: 0.1, faults };
  const one = seededFaults({ ...options, seed: 1 });
  const again = seededFaults({ ...options, seed: 1 });
  const other = seededFaults({ ...options, seed: 2 });
  expect(again).toEqual(one);
  expect(other).not.toEqual(one);
  expect(one.length).toBeGreaterThan(60);
  expect(one.length).toBeLessThan(140);
});

test("a message that is no LDAP ends its connection with a notice, and no other", async () => {
  await using served = await serve();
  const raw = await rawConnection(served.server);
  raw.socket.write(Buffer.from("GET / HTTP/1.1\r\n\r\n"));
  expect((await raw.ended()).toString("latin1")).toContain("1.3.6.1.4.1.1466.20036");
  expect(await refusal(served.client.search(staff, all))).toBe("done");
});

test("messages are read in whatever pieces they come", async () => {
  await using served = await serve();
  const raw = await rawConnection(served.server);
  for (const byte of anonymousBind(1)) raw.socket.write(Buffer.from([byte]));
  raw.socket.write(Buffer.concat([anonymousBind(2), anonymousBind(3)]));
  const bytes = await raw.until(42);
  expect([bytes[4], bytes[18], bytes[32]]).toEqual([1, 2, 3]);
  raw.socket.destroy();
});

test("a request that is abandoned is not answered", async () => {
  await using served = await serve();
  served.server.script([{ on: "search", call: 1, fault: { kind: "slow", ms: 20 } }]);
  const raw = await rawConnection(served.server);
  const abandon = Buffer.from([0x30, 6, 2, 1, 2, 0x50, 1, 1]);
  raw.socket.write(Buffer.concat([rootSearch(1), abandon]));
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(raw.received().length).toBe(0);
  raw.socket.write(anonymousBind(3));
  expect((await raw.until(14))[4]).toBe(3);
  raw.socket.destroy();
});

test("a server that stops frees its ports and ends its connections", async () => {
  const served = await serve();
  expect(served.server.connections).toBe(1);
  await served.server.stop();
  const { server } = served;
  const late = new Client({ url: server.url, tlsOptions: { ca: [server.ca] } });
  await expect(late.bind("x", "x")).rejects.toThrow(/ECONNREFUSED/);
  await expect(connect(server)).rejects.toThrow();
});
