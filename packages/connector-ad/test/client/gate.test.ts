import { throwAwayAuthority } from "@rollcall/testkit/servers";
import { describe, expect, test } from "vitest";
import { manualTimer } from "./manual-timer.ts";
import { entry, responses, result } from "./messages.ts";
import { base, everything, open, readAll } from "./open.ts";
import { requests, type Script, type ScriptedServer, startServer, tls } from "./scripted-server.ts";

const answer: Script = ({ id, tag }, socket) => {
  if (tag === requests.search) socket.write(result(id, responses.search));
};
const refuse =
  (code: number, diagnostic = ""): Script =>
  ({ id }, socket) =>
    socket.write(result(id, responses.bind, { code, diagnostic }));

const bindsOf = (server: ScriptedServer): number =>
  server.asked.filter(({ tag }) => tag === requests.bind).length;

/** Cuts all connections, and waits until the wire has seen it. */
async function cutAll(server: ScriptedServer): Promise<void> {
  for (const socket of server.sockets) socket.destroy();
  await expect.poll(() => server.sockets.size).toBe(0);
}

/** Reads until a connection that is still thought to be there has been found lost. */
async function readAgain(wire: Parameters<typeof readAll>[0]) {
  try {
    return await readAll(wire);
  } catch {
    return await readAll(wire);
  }
}

describe("of several servers", () => {
  test("the first that can be used is, and stays in use", async () => {
    await using first = await startServer({ script: answer });
    await using second = await startServer({ script: answer });
    const port = first.port;
    await first[Symbol.asyncDispose]();
    await using wire = await open({ url: [first.url, second.url], tls });
    expect(wire.server).toBe(second.url);
    await using again = await startServer({ script: answer, port });
    await readAll(wire);
    expect(again.asked).toEqual([]);
  });

  test("the one in use is tried first after a loss, and then the others in order", async () => {
    await using first = await startServer({ script: answer });
    await using second = await startServer({ script: answer });
    const { port } = first;
    await first[Symbol.asyncDispose]();
    await using wire = await open({ url: [first.url, second.url], tls });
    await using back = await startServer({ script: answer, port });
    await cutAll(second);
    await readAgain(wire);
    expect(wire.server).toBe(second.url);
    await second[Symbol.asyncDispose]();
    await readAgain(wire);
    expect(wire.server).toBe(back.url);
  });

  test("one that is busy, or whose certificate is bad, is passed over", async () => {
    await using busy = await startServer({ onBind: refuse(51) });
    await using false_ = await startServer({ identity: throwAwayAuthority().issue() });
    await using good = await startServer({ script: answer });
    await using wire = await open({ url: [busy.url, false_.url, good.url], tls });
    expect(wire.server).toBe(good.url);
    expect(bindsOf(busy)).toBe(1);
    expect(bindsOf(false_)).toBe(0);
  });

  test("none that can be used is an error that says each reason", async () => {
    await using busy = await startServer({ onBind: refuse(52) });
    await using gone = await startServer();
    await gone[Symbol.asyncDispose]();
    await expect(open({ url: [gone.url, busy.url], tls })).rejects.toMatchObject({
      code: "unavailable",
      scope: "system",
      retry: "backoff",
      message: expect.stringMatching(`${gone.url}: .*reached; ${busy.url}: .*not available`),
    });
  });

  test("a read in pages does not go on at another", async () => {
    await using first = await startServer({ script: answer });
    await using second = await startServer({ script: answer });
    await using wire = await open({ url: [first.url, second.url], tls });
    const { connection } = (await readAll(wire)).result ?? {};
    await first[Symbol.asyncDispose]();
    await expect(readAll(wire, everything, { connection })).rejects.toMatchObject({
      code: "unavailable",
    });
    await readAgain(wire);
    expect(wire.server).toBe(second.url);
    await expect(wire.remove(base, { connection })).rejects.toMatchObject({
      code: "unavailable",
      effect: "none",
    });
    expect(second.asked.filter(({ tag }) => tag === requests.remove)).toEqual([]);
  });
});

describe("refused credentials", () => {
  const reasons = [
    ["52e", /name or password are wrong/],
    ["525", /name or password are wrong/],
    ["530", /hour/],
    ["531", /from here/],
    ["532", /password has expired/],
    ["533", /disabled/],
    ["701", /account has expired/],
    ["773", /must be changed/],
    ["775", /locked/],
  ] as const;
  for (const [data, message] of reasons) {
    test(`are told with their reason (data ${data}) and not tried at the next server`, async () => {
      const diagnostic = `80090308: LdapErr: DSID-0C09042A, comment: AcceptSecurityContext error, data ${data}, v3839`;
      await using first = await startServer({ onBind: refuse(49, diagnostic) });
      await using second = await startServer({ script: answer });
      await expect(open({ url: [first.url, second.url], tls })).rejects.toMatchObject({
        code: "auth-failed",
        retry: "never",
        scope: "system",
        effect: "none",
        native: `49 80090308 data ${data}`,
        message: expect.stringMatching(message),
        advice: expect.stringMatching(/\.$/),
      });
      expect([bindsOf(first), bindsOf(second)]).toEqual([1, 0]);
    });
  }

  test("after a loss are tried once, and never again: a loop would lock the account", async () => {
    let count = 0;
    const onBind: Script = (asked, socket) => refuse(count++ === 0 ? 0 : 49)(asked, socket);
    await using server = await startServer({ script: answer, onBind });
    await using wire = await open({ url: server.url, tls });
    await cutAll(server);
    await Promise.allSettled([readAll(wire)]);
    for (let tries = 0; tries < 5; tries++) {
      await expect(readAll(wire)).rejects.toMatchObject({ code: "auth-failed", effect: "none" });
    }
    expect(bindsOf(server)).toBe(2);
  });
});

describe("a wire that is closed", () => {
  test("takes leave of the server, and lets nobody in", async () => {
    await using server = await startServer({ script: answer });
    const wire = await open({ url: server.url, tls });
    await wire[Symbol.asyncDispose]();
    await expect(readAll(wire)).rejects.toMatchObject({ code: "cancelled", effect: "none" });
    expect(server.asked.at(-1)?.tag).toBe(requests.unbind);
    expect(server.connections).toBe(1);
  });

  test("fails what is in flight, a write with an effect that is not known", async () => {
    await using server = await startServer();
    const wire = await open({ url: server.url, tls });
    const read = readAll(wire);
    const write = wire.remove(base);
    const both = Promise.allSettled([read, write]);
    await expect.poll(() => server.asked.length).toBe(3);
    await wire[Symbol.asyncDispose]();
    expect(await both).toMatchObject([
      { reason: { code: "cancelled", effect: "none" } },
      { reason: { code: "cancelled", effect: "unknown" } },
    ]);
  });

  test("while it opens ends the opening", async () => {
    await using server = await startServer({ onBind: () => undefined });
    const stop = new AbortController();
    const opening = open({ url: server.url, tls }, { signal: stop.signal });
    opening.catch(() => undefined);
    await expect.poll(() => bindsOf(server)).toBe(1);
    stop.abort();
    await expect(opening).rejects.toMatchObject({ code: "cancelled", effect: "none" });
    await expect.poll(() => server.sockets.size).toBe(0);
  });
});

describe("a connection on which nothing comes any more", () => {
  test("is left for another, and what is in flight on it may still end", async () => {
    const held: (() => void)[] = [];
    const script: Script = ({ id, tag, connection }, socket) => {
      const end = (): unknown => socket.write(result(id, responses.search));
      if (tag !== requests.search) return;
      if (connection === 1) held.push(() => end());
      else end();
    };
    await using server = await startServer({ script });
    const { timer, ring } = manualTimer();
    await using wire = await open({ url: server.url, tls }, { timer });
    const patient = readAll(wire);
    const short = readAll(wire, everything, { timeout: 50 });
    await expect.poll(() => held.length).toBe(2);
    ring(50);
    await expect(short).rejects.toMatchObject({ code: "timeout" });
    expect((await readAll(wire)).result?.connection).toBe(2);
    held[0]?.();
    expect((await patient).result).toMatchObject({ code: 0, connection: 1 });
    await expect.poll(() => server.sockets.size).toBe(1);
  });

  test("is not left while it brings answers to others", async () => {
    const script: Script = ({ id, tag, body }, socket) => {
      if (tag !== requests.search) return;
      if (body.includes("quick")) socket.write(result(id, responses.search));
    };
    await using server = await startServer({ script });
    const { timer, ring } = manualTimer();
    await using wire = await open({ url: server.url, tls }, { timer });
    const quick = { ...everything, base: "CN=quick" };
    const slow = readAll(wire, everything, { timeout: 300 });
    const slowAsked = (): boolean => server.asked.some(({ tag }) => tag === requests.search);
    await expect.poll(slowAsked).toBe(true);
    await readAll(wire, quick);
    ring(300);
    await expect(slow).rejects.toMatchObject({ code: "timeout" });
    expect((await readAll(wire, quick)).result?.connection).toBe(1);
  });
});

test("a reader that searches within its search does not wait for itself", async () => {
  const many = 10_000;
  const script: Script = ({ id, tag, body }, socket) => {
    if (tag !== requests.search) return;
    const count = body.includes("inner") ? 1 : many;
    const all = Array.from({ length: count }, () => entry(id, "CN=a"));
    socket.write(Buffer.concat([...all, result(id, responses.search)]));
  };
  await using server = await startServer({ script });
  await using wire = await open({ url: server.url, tls });
  let seen = 0;
  for await (const part of wire.search(everything)) {
    seen += part.entries.length;
    const inner = await readAll(wire, { ...everything, base: "CN=inner" });
    expect(inner.entries).toHaveLength(1);
  }
  expect(seen).toBe(many);
});
