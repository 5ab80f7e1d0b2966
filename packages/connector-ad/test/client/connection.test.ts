import { Duplex } from "node:stream";
import { describe, expect, test } from "vitest";
import { connectionOn } from "../../src/client/connection.ts";
import { patience } from "../../src/client/patience.ts";
import { searchOn } from "../../src/client/search.ts";
import { entry, noticeOfDisconnection, responses, result } from "./messages.ts";
import { everything } from "./open.ts";

/** A socket whose other end is the test. */
function quietSocket(): Duplex & { readonly sent: Buffer[] } {
  const sent: Buffer[] = [];
  const socket = new Duplex({
    read: () => undefined,
    write(chunk: Buffer, _, done) {
      sent.push(Buffer.from(chunk));
      done();
    },
  });
  return Object.assign(socket, { sent });
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A connection with one search on its way, whose reader is the test. */
async function searching() {
  const socket = quietSocket();
  const connection = connectionOn(socket, { number: 1, server: "ldaps://dc1.example" });
  const patient = patience({ timeout: 60_000 });
  const parts = searchOn(connection, everything, { patience: patient, timeLimit: 60 });
  const first = parts.next();
  await turn();
  return { socket, connection, parts, first };
}

const flood = (count: number): Buffer =>
  Buffer.concat(Array.from({ length: count }, () => entry(1, "CN=a")));

describe("while a reader is behind", () => {
  test("nothing more is read from the server, until the reader has caught up", async () => {
    const { socket, parts, first } = await searching();
    socket.push(flood(10));
    expect((await first).value?.entries).toHaveLength(10);
    expect(socket.isPaused()).toBe(false);
    for (let chunk = 0; chunk < 50; chunk++) socket.push(flood(100));
    await turn();
    expect(socket.isPaused()).toBe(true);
    const { value } = await parts.next();
    expect(value?.entries.length).toBeLessThan(5000);
    expect(socket.isPaused()).toBe(false);
    await parts.return();
  });

  test("by bytes and not by entries, nothing more is read either", async () => {
    const { socket, parts, first } = await searching();
    const photo = { thumbnailPhoto: [Buffer.alloc(1024 * 1024)] };
    socket.push(entry(1, "CN=a", photo));
    await first;
    for (let sent = 0; sent < 9; sent++) socket.push(entry(1, "CN=a", photo));
    await turn();
    expect(socket.isPaused()).toBe(true);
    await parts.return();
  });

  test("others who wait for an answer are not held up", async () => {
    const { socket, connection, parts, first } = await searching();
    for (let chunk = 0; chunk < 50; chunk++) socket.push(flood(100));
    await first;
    for (let chunk = 0; chunk < 50; chunk++) socket.push(flood(100));
    await turn();
    expect(socket.isPaused()).toBe(true);
    const answered = new Promise((resolve, reject) => {
      const flight = { ends: responses.remove, result: resolve, fail: reject };
      const id = connection.send({ call: "remove", dn: "CN=a" }, flight);
      socket.push(result(id, responses.remove));
    });
    expect(await answered).toMatchObject({ code: 0 });
    await parts.return();
  });

  test("leaving lets the connection go on", async () => {
    const { socket, parts, first } = await searching();
    for (let chunk = 0; chunk < 100; chunk++) socket.push(flood(100));
    await first;
    await turn();
    expect(socket.isPaused()).toBe(true);
    await parts.return();
    expect(socket.isPaused()).toBe(false);
  });
});

describe("a connection", () => {
  test("gives what had come before it was lost", async () => {
    const { socket, parts, first } = await searching();
    socket.push(flood(3));
    await turn();
    socket.destroy();
    expect((await first).value?.entries).toHaveLength(3);
    await expect(parts.next()).rejects.toMatchObject({ code: "unavailable", effect: "none" });
  });

  test("passes over what answers an abandoned request, and not what answers none", async () => {
    const { socket, connection, parts, first } = await searching();
    socket.push(flood(1));
    await first;
    await parts.return();
    socket.push(Buffer.concat([flood(2), result(1, responses.search)]));
    await turn();
    expect(connection.open).toBe(true);
    socket.push(result(77, responses.search));
    await turn();
    expect(connection.open).toBe(false);
  });

  test("takes no notice of other messages that nobody asked for", async () => {
    const { socket, connection, first } = await searching();
    socket.push(result(0, responses.extended, { name: "1.2.3.4" }));
    await turn();
    expect(connection.open).toBe(true);
    socket.push(noticeOfDisconnection(52));
    await expect(first).rejects.toMatchObject({ code: "unavailable", native: 52 });
    expect(connection.open).toBe(false);
  });

  test("does not keep the password in what it sent", async () => {
    const socket = quietSocket();
    const kept: Buffer[] = [];
    socket._write = (chunk: Buffer, _, done) => {
      kept.push(chunk);
      done();
    };
    const connection = connectionOn(socket, { number: 1, server: "ldaps://dc1.example" });
    const password = Buffer.from("correct horse");
    const flight = { ends: responses.bind, result: () => undefined, fail: () => undefined };
    connection.send({ call: "bind", name: "rollcall", password }, flight);
    expect(kept[0]?.length).toBeGreaterThan(20);
    await turn();
    expect(kept[0]?.every((byte) => byte === 0)).toBe(true);
  });
});
