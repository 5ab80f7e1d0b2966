import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ber } from "./ber.ts";
import { manualTimer } from "./manual-timer.ts";
import { entry, noticeOfDisconnection, responses, result } from "./messages.ts";
import { base, everything, open, readAll } from "./open.ts";
import {
  type Asked,
  onSearch,
  requests,
  type Script,
  startServer,
  tls,
} from "./scripted-server.ts";

const binds = (asked: readonly Asked[]) => asked.filter(({ tag }) => tag === requests.bind);

/** Each stands for a defect of section 5 of the facts about ldapts, by number, and for what was found since. */
describe("unlike ldapts, this connector keeps a connection", () => {
  test("2: first calls at once share one connection and one bind", async () => {
    const script = onSearch((id) => result(id, responses.search));
    await using server = await startServer({ script });
    await using wire = await open({ url: server.url, tls });
    await Promise.all(Array.from({ length: 20 }, () => readAll(wire)));
    expect(server.connections).toBe(1);
    expect(binds(server.asked)).toHaveLength(1);
  });

  test("2 and 3: calls at once after a loss share one new connection, bound before anything else", async () => {
    const script = onSearch((id) => result(id, responses.search));
    await using server = await startServer({ script });
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
    await using server = await startServer({ script });
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
    await using server = await startServer({ script });
    await using wire = await open({ url: server.url, tls });
    await expect(readAll(wire)).rejects.toMatchObject({ code: "unavailable", effect: "none" });
    expect((await readAll(wire)).result?.code).toBe(0);
  });

  test("5: a call that takes too long fails alone, and is abandoned", async () => {
    const waiting: (() => void)[] = [];
    const script: Script = ({ id, tag }, socket) => {
      if (tag === requests.search) waiting.push(() => socket.write(result(id, responses.search)));
      if (tag === requests.abandon) for (const answer of waiting) answer();
    };
    const { timer, ring } = manualTimer();
    await using server = await startServer({ script });
    await using wire = await open({ url: server.url, tls }, { timer });
    const short = readAll(wire, everything, { timeout: 50 });
    const long = readAll(wire);
    await expect.poll(() => waiting.length).toBe(2);
    ring(50);
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
    await using server = await startServer({ script });
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
    await using server = await startServer();
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

  test("14: a new name that ends in an escaped backslash goes out as it is", async () => {
    const script: Script = ({ id }, socket) => socket.write(result(id, responses.rename));
    await using server = await startServer({ script });
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
    await using server = await startServer({ script });
    await using wire = await open({ url: server.url, tls });
    await expect(readAll(wire)).rejects.toMatchObject({ code: "unavailable", native: 52 });
    expect((await readAll(wire)).result?.code).toBe(0);
  });

  test("20: a server that is not there is told as such, with the system's code", async () => {
    const gone = await startServer();
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
    await using server = await startServer({ script });
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
    await using server = await startServer({ script });
    await using wire = await open({ url: server.url, tls });
    expect(await wire.remove(base)).toMatchObject({ code: 12 });
    await expect(readAll(wire)).rejects.toMatchObject({ code: "protocol" });
  });
});
