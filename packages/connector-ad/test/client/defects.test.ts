import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pagedSearch } from "../../src/paging.ts";
import { makeAuthority } from "./authority.ts";
import { ber, berNumber, elementAt } from "./ber.ts";
import { entry, noticeOfDisconnection, reference, responses, result } from "./messages.ts";
import { base, everything, open, readAll } from "./open.ts";
import { type Asked, requests, type Script, startServer } from "./scripted-server.ts";

const authority = makeAuthority();
const identity = authority.issue();
const tls = { ca: authority.pem };
const paged = "1.2.840.113556.1.4.319";

/** Answers searches alone. */
const onSearch =
  (answer: (id: number, asked: Asked) => Buffer | readonly Buffer[]): Script =>
  (asked, socket) => {
    if (asked.tag !== requests.search) return;
    const bytes = answer(asked.id, asked);
    socket.write(Buffer.concat(Array.isArray(bytes) ? bytes : [bytes as Buffer]));
  };

const binds = (asked: readonly Asked[]) => asked.filter(({ tag }) => tag === requests.bind);

/** Each stands for a defect of section 5 of the facts about ldapts, by number, and for what was found since. */
describe("unlike ldapts", () => {
  test("1: an empty page with a cookie does not end a read", async () => {
    const cookies = ["a", "b", ""];
    const script = onSearch((id) => {
      const cookie = cookies.shift() ?? "";
      const value = ber(0x30, berNumber(0), ber(0x04, cookie));
      const isEmpty = cookie === "b";
      return [
        isEmpty ? Buffer.alloc(0) : entry(id, `CN=${cookie || "c"}`),
        result(id, responses.search, { controls: [{ oid: paged, value }] }),
      ];
    });
    await using server = await startServer({ ...identity, script });
    await using wire = await open({ url: server.url, tls });
    const pages = await Array.fromAsync(pagedSearch(wire, everything, { pageSize: 1 }));
    expect(pages.map(({ entries }) => entries.map(({ dn }) => dn))).toEqual([
      ["CN=a"],
      [],
      ["CN=c"],
    ]);
  });

  test("2: first calls at once share one connection and one bind", async () => {
    const script = onSearch((id) => result(id, responses.search));
    await using server = await startServer({ ...identity, script });
    await using wire = await open({ url: server.url, tls });
    await Promise.all(Array.from({ length: 20 }, () => readAll(wire)));
    expect(server.connections).toBe(1);
    expect(binds(server.asked)).toHaveLength(1);
  });

  test("2 and 3: calls at once after a loss share one new connection, bound before anything else", async () => {
    const script = onSearch((id) => result(id, responses.search));
    await using server = await startServer({ ...identity, script });
    await using wire = await open({ url: server.url, tls });
    const before = await readAll(wire);
    for (const socket of server.sockets) socket.destroy();
    await Promise.allSettled([readAll(wire)]);
    const all = await Promise.all(Array.from({ length: 20 }, () => readAll(wire)));
    expect(all.map((each) => each.result?.connection)).toEqual(Array(20).fill(2));
    expect(before.result?.connection).toBe(1);
    expect(server.connections).toBe(2);
    const second = server.asked.filter(({ connection }) => connection === 2);
    expect(second.map(({ tag }) => tag)).toEqual([
      requests.bind,
      ...Array(second.length - 1).fill(requests.search),
    ]);
  });

  test("4: a message that cannot be understood fails what is in flight at once, and nothing after", async () => {
    let isFirst = true;
    const script: Script = ({ id, tag, connection }, socket) => {
      if (connection === 2) socket.write(result(id, responses.search));
      if (tag !== requests.search || connection === 2) return;
      if (isFirst) isFirst = false;
      else {
        const nonsense = Buffer.from("300602010965ff00", "hex");
        socket.write(Buffer.concat([nonsense, result(id, responses.search)]));
      }
    };
    await using server = await startServer({ ...identity, script });
    await using wire = await open({ url: server.url, tls });
    const both = await Promise.allSettled([readAll(wire), readAll(wire)]);
    for (const each of both) {
      expect(each).toMatchObject({ status: "rejected", reason: { code: "protocol" } });
    }
    expect((await readAll(wire)).result).toMatchObject({ code: 0, connection: 2 });
  });

  test("4: a connection that is cut half-way through a message fails what is in flight", async () => {
    const script: Script = ({ id, tag, connection }, socket) => {
      if (connection === 2) socket.write(result(id, responses.search));
      else if (tag === requests.search) socket.end(entry(id, "CN=half").subarray(0, 9));
    };
    await using server = await startServer({ ...identity, script });
    await using wire = await open({ url: server.url, tls });
    await expect(readAll(wire)).rejects.toMatchObject({ code: "unavailable", effect: "none" });
    expect((await readAll(wire)).result?.code).toBe(0);
  });

  test("5: a call that takes too long fails alone, and is abandoned", async () => {
    const waiting: (() => void)[] = [];
    const script: Script = ({ id, tag }, socket) => {
      if (tag === requests.search) waiting.push(() => socket.write(result(id, responses.search)));
      if (tag === requests.abandon) waiting.at(-1)?.();
    };
    await using server = await startServer({ ...identity, script });
    await using wire = await open({ url: server.url, tls });
    const short = readAll(wire, everything, { timeout: 50 });
    const long = readAll(wire);
    await expect(short).rejects.toMatchObject({ code: "timeout", effect: "none" });
    expect((await long).result?.code).toBe(0);
    const abandoned = server.asked.find(({ tag }) => tag === requests.abandon);
    const search = server.asked.find(({ tag }) => tag === requests.search);
    expect(abandoned?.body.readUIntBE(0, abandoned.body.length)).toBe(search?.id);
  });

  test("5: a signal ends its own call, and the others go on", async () => {
    const script: Script = ({ id, tag }, socket) => {
      if (tag === requests.abandon) socket.write(result(id - 1, responses.search));
    };
    await using server = await startServer({ ...identity, script });
    await using wire = await open({ url: server.url, tls });
    const stop = new AbortController();
    const wanted = readAll(wire);
    const unwanted = readAll(wire, everything, { signal: stop.signal });
    await expect.poll(() => server.asked.length).toBe(3);
    stop.abort();
    await expect(unwanted).rejects.toMatchObject({ code: "cancelled", effect: "none" });
    const [, first] = server.asked;
    for (const socket of server.sockets) {
      socket.write(result(first?.id ?? 0, responses.search));
    }
    expect((await wanted).result?.code).toBe(0);
    void readAll(wire).catch(() => undefined);
    await expect.poll(() => server.asked.at(-1)?.tag).toBe(requests.search);
    expect(server.connections).toBe(1);
  });

  test("5: a call that is no longer wanted is not sent", async () => {
    await using server = await startServer(identity);
    await using wire = await open({ url: server.url, tls });
    const signal = AbortSignal.abort();
    await expect(readAll(wire, everything, { signal })).rejects.toMatchObject({
      code: "cancelled",
    });
    for (const connection of [undefined, 1]) {
      await expect(wire.remove(base, { signal, connection })).rejects.toMatchObject({
        code: "cancelled",
        effect: "none",
      });
    }
    expect(server.asked.map(({ tag }) => tag)).toEqual([requests.bind]);
  });

  test("6: every search says its own time limit, and that aliases are left alone", async () => {
    const script = onSearch((id) => result(id, responses.search));
    await using server = await startServer({ ...identity, script });
    await using wire = await open({ url: server.url, tls, callTimeout: 45_500 });
    await readAll(wire, { ...everything, sizeLimit: 7 });
    const body = server.asked.at(-1)?.body ?? Buffer.alloc(0);
    const numbers: number[] = [];
    for (let at = elementAt(body).end; numbers.length < 4; ) {
      const { start, end } = elementAt(body, at);
      numbers.push(body.readUIntBE(start, end - start));
      at = end;
    }
    const [scope, aliases, sizeLimit, timeLimit] = numbers;
    expect({ scope, aliases, sizeLimit, timeLimit }).toEqual({
      scope: 2,
      aliases: 0,
      sizeLimit: 7,
      timeLimit: 46,
    });
  });

  test("7: filters carry bytes as they are, and take no text for an escape", async () => {
    const script = onSearch((id) => result(id, responses.search));
    await using server = await startServer({ ...identity, script });
    await using wire = await open({ url: server.url, tls });
    const guid = Buffer.from("00ff8041c3ab2a5c28290d0a00112233", "hex");
    await readAll(wire, {
      ...everything,
      filter: {
        and: [
          { equal: "objectGUID", value: Uint8Array.from(guid) },
          { equal: "givenName", value: "Zo\\c3\\ab*" },
          { matches: "1.2.840.113556.1.4.8", rule: "1.2.840.113556.1.4.803", value: "2" },
        ],
      },
    });
    const { body } = server.asked.at(-1) as Asked;
    const byBytes = ber(0xa3, ber(0x04, "objectGUID"), ber(0x04, guid));
    const byText = ber(0xa3, ber(0x04, "givenName"), ber(0x04, "Zo\\c3\\ab*"));
    const byOid = ber(0x82, "1.2.840.113556.1.4.8");
    for (const part of [byBytes, byText, byOid]) expect(body.includes(part)).toBe(true);
  });

  test("8 and 9: values are bytes, whatever they look like, and keep a byte order mark", async () => {
    const values = [Buffer.from("00112233445566778899aabbccddeeff", "hex"), Buffer.from("text")];
    const marked = Buffer.from("\ufeffé", "utf8");
    const attributes = { objectGUID: values, displayName: [marked] };
    const script = onSearch((id) => [
      entry(id, "CN=\ufeffé", attributes),
      result(id, responses.search),
    ]);
    await using server = await startServer({ ...identity, script });
    await using wire = await open({ url: server.url, tls });
    const [found] = (await readAll(wire)).entries;
    const bytes = (name: string) => found?.attributes.get(name)?.map((each) => Buffer.from(each));
    expect(bytes("objectguid")).toEqual(values);
    expect(bytes("displayname")).toEqual([marked]);
    expect(found?.attributes.get("objectguid")?.every((each) => each instanceof Uint8Array)).toBe(
      true,
    );
    expect(found?.dn).toBe("CN=\ufeffé");
  });

  test("10: an attribute without values is not there, and a range is not taken for all", async () => {
    const attributes = { member: [], "member;range=0-1": ["CN=a", "CN=b"] };
    const script = onSearch((id) => [entry(id, "CN=g", attributes), result(id, responses.search)]);
    await using server = await startServer({ ...identity, script });
    await using wire = await open({ url: server.url, tls });
    const asked = { ...everything, attributes: ["member", "title"] };
    const [found] = (await readAll(wire, asked)).entries;
    expect([...(found?.attributes.keys() ?? [])]).toEqual(["member;range=0-1"]);
  });

  test("11: what came before a limit was hit is kept", async () => {
    const script = onSearch((id) => [
      entry(id, "CN=a"),
      entry(id, "CN=b"),
      result(id, responses.search, { code: 4 }),
    ]);
    await using server = await startServer({ ...identity, script });
    await using wire = await open({ url: server.url, tls });
    const { entries, result: end } = await readAll(wire);
    expect(entries).toHaveLength(2);
    expect(end?.code).toBe(4);
  });

  test("11: 150,000 entries may come in one answer", async () => {
    const script: Script = ({ id, tag }, socket) => {
      if (tag !== requests.search) return;
      const thousand = Buffer.concat(Array.from({ length: 1000 }, () => entry(id, "CN=a")));
      for (let sent = 0; sent < 150; sent++) socket.write(thousand);
      socket.write(result(id, responses.search));
    };
    await using server = await startServer({ ...identity, script });
    await using wire = await open({ url: server.url, tls });
    expect((await readAll(wire)).entries).toHaveLength(150_000);
  });

  test("12: a referral keeps its addresses, and any code its number", async () => {
    const urls = ["ldap://other.example/DC=other", "ldap://third.example/DC=third"];
    const options = { code: 10, matchedDN: base, diagnostic: "0000202B: RefErr", referrals: urls };
    const script: Script = ({ id, tag }, socket) => {
      if (tag === requests.search) socket.write(result(id, responses.search, options));
      if (tag === requests.remove) socket.write(result(id, responses.remove, { code: 80 }));
    };
    await using server = await startServer({ ...identity, script });
    await using wire = await open({ url: server.url, tls });
    expect((await readAll(wire)).result).toMatchObject(options);
    expect(await wire.remove(base)).toMatchObject({ code: 80, referrals: [] });
  });

  test("12: references are told, and not followed", async () => {
    const url = "ldap://other.example/DC=other";
    const script = onSearch((id) => [reference(id, url), result(id, responses.search)]);
    await using server = await startServer({ ...identity, script });
    await using wire = await open({ url: server.url, tls });
    expect((await readAll(wire)).references).toEqual([url]);
  });

  test("13: each of two calls at once has the controls of its own answer", async () => {
    const held: (() => void)[] = [];
    const script: Script = ({ id, tag }, socket) => {
      if (tag !== requests.search) return;
      const controls = [{ oid: "1.2.3", value: Buffer.from([id]) }];
      held.push(() => socket.write(result(id, responses.search, { controls })));
      if (held.length === 2) for (const answer of held.reverse()) answer();
    };
    await using server = await startServer({ ...identity, script });
    await using wire = await open({ url: server.url, tls });
    const both = await Promise.all([readAll(wire), readAll(wire)]);
    const ids = server.asked.filter(({ tag }) => tag === requests.search).map(({ id }) => id);
    const values = both.map((each) => each.result?.controls[0]?.value?.[0]);
    expect(values).toEqual(ids);
  });

  test("14: a new name that ends in an escaped backslash goes out as it is", async () => {
    const script: Script = ({ id }, socket) => socket.write(result(id, responses.rename));
    await using server = await startServer({ ...identity, script });
    await using wire = await open({ url: server.url, tls });
    await wire.rename(`CN=old,${base}`, { newRdn: "CN=ends\\\\", newSuperior: `OU=b,${base}` });
    const expected = Buffer.concat([
      ber(0x04, `CN=old,${base}`),
      ber(0x04, "CN=ends\\\\"),
      ber(0x01, Buffer.from([0xff])),
      ber(0x80, `OU=b,${base}`),
    ]);
    expect(server.asked.at(-1)?.body).toEqual(expected);
  });

  test("15: entries are given before the answer is whole, and a reader may leave early", async () => {
    const script = onSearch((id) => entry(id, "CN=a"));
    await using server = await startServer({ ...identity, script });
    await using wire = await open({ url: server.url, tls });
    for await (const part of wire.search(everything)) {
      expect(part.entries.map(({ dn }) => dn)).toEqual(["CN=a"]);
      break;
    }
    await expect.poll(() => server.asked.at(-1)?.tag).toBe(requests.abandon);
  });

  test("18: its client, which prints passwords when it is debugged, is not used", () => {
    const src = join(import.meta.dirname, "../../src");
    const files = readdirSync(src, { recursive: true, encoding: "utf8" });
    const importers = files
      .filter((file) => file.endsWith(".ts"))
      .filter((file) => readFileSync(join(src, file), "utf8").includes('from "ldapts"'));
    expect(importers).toEqual(["client.ts"]);
    const [imports = ""] = readFileSync(join(src, "client.ts"), "utf8").split('from "ldapts"');
    expect(imports).not.toMatch(/\bClient\b|\bMessageParser\b|\bBerReader\b/);
  });

  test("19: a notice of disconnection fails what is in flight, though the socket stays open", async () => {
    const script: Script = ({ id, tag, connection }, socket) => {
      if (connection === 2) socket.write(result(id, responses.search));
      else if (tag === requests.search) socket.write(noticeOfDisconnection(52));
    };
    await using server = await startServer({ ...identity, script });
    await using wire = await open({ url: server.url, tls });
    await expect(readAll(wire)).rejects.toMatchObject({ code: "unavailable", native: 52 });
    expect((await readAll(wire)).result?.code).toBe(0);
  });

  test("20: a server that is not there is told as such, with the system's code", async () => {
    const gone = await startServer(identity);
    await gone[Symbol.asyncDispose]();
    await expect(open({ url: gone.url, tls })).rejects.toMatchObject({
      code: "unavailable",
      retry: "backoff",
      effect: "none",
      native: "ECONNREFUSED",
    });
  });

  test("20: what was sent and never answered may have been done", async () => {
    const script: Script = (_, socket) => socket.destroy();
    await using server = await startServer({ ...identity, script });
    await using wire = await open({ url: server.url, tls });
    await expect(wire.remove(base)).rejects.toMatchObject({
      code: "unavailable",
      effect: "unknown",
      retry: "backoff",
      scope: "system",
    });
  });

  test("a search is answered by another kind of result than its own only as Samba does it", async () => {
    const script: Script = ({ id, tag, connection }, socket) => {
      if (tag === requests.remove) socket.write(result(id, responses.extended, { code: 12 }));
      if (tag === requests.search && connection === 1) socket.write(result(id, responses.add));
    };
    await using server = await startServer({ ...identity, script });
    await using wire = await open({ url: server.url, tls });
    expect(await wire.remove(base)).toMatchObject({ code: 12 });
    await expect(readAll(wire)).rejects.toMatchObject({ code: "protocol" });
  });
});
