import { secret, wipe } from "@rollcall/core";
import { throwAwayAuthority } from "@rollcall/testkit/servers";
import { afterEach, describe, expect, test, vi } from "vitest";
import { entry, responses, result } from "./messages.ts";
import { open, readAll } from "./open.ts";
import { authority, requests, type Script, startServer, tls } from "./scripted-server.ts";

const { ca } = tls;
const hour = 3_600_000;

const oneEntry: Script = ({ id, tag }, socket) => {
  if (tag !== requests.search) return;
  socket.write(Buffer.concat([entry(id, "CN=a"), result(id, responses.search)]));
};

afterEach(() => vi.unstubAllEnvs());

describe("a connection", () => {
  test("over ldaps:// is verified, bound and used", async () => {
    await using server = await startServer({ script: oneEntry });
    await using wire = await open({ url: server.url, tls: { ca } });
    const { entries, result } = await readAll(wire);
    expect(entries.map(({ dn }) => dn)).toEqual(["CN=a"]);
    expect(result?.code).toBe(0);
    expect(wire.server).toBe(server.url);
    expect(server.asked.map(({ tag }) => tag)).toEqual([requests.bind, requests.search]);
  });

  test("over ldap:// says nothing in the clear but StartTLS", async () => {
    await using server = await startServer({ script: oneEntry, startTls: true });
    await using wire = await open({ url: server.url, tls: { ca } });
    expect((await readAll(wire)).entries).toHaveLength(1);
    const inTheClear = server.asked.filter(({ isEncrypted }) => !isEncrypted);
    expect(inTheClear.map(({ tag }) => tag)).toEqual([requests.extended]);
    expect(inTheClear[0]?.body.toString("latin1")).toContain("1.3.6.1.4.1.1466.20037");
    expect(server.asked.filter(({ tag }) => tag === requests.bind)).toHaveLength(1);
  });

  test("goes to an address too, when the certificate names it", async () => {
    await using server = await startServer({ script: oneEntry });
    await using wire = await open({ url: `ldaps://127.0.0.1:${server.port}`, tls: { ca } });
    expect((await readAll(wire)).entries).toHaveLength(1);
  });

  test("by StartTLS to an address wants a certificate for that address", async () => {
    const right = authority.issue(["127.0.0.1"]);
    const wrong = authority.issue(["localhost"]);
    await using good = await startServer({ identity: right, startTls: true });
    await using bad = await startServer({ identity: wrong, startTls: true });
    await using wire = await open({ url: `ldap://127.0.0.1:${good.port}`, tls: { ca } });
    expect(wire.server).toContain("127.0.0.1");
    await expect(open({ url: `ldap://127.0.0.1:${bad.port}`, tls: { ca } })).rejects.toMatchObject({
      where: { rule: "certificate" },
    });
  });

  test("may be to a certificate for another name, when the options say which", async () => {
    const other = authority.issue(["dc1.trust.nhs.example"]);
    await using server = await startServer({ identity: other, script: oneEntry });
    const tls = { ca, serverName: "dc1.trust.nhs.example" };
    await using wire = await open({ url: server.url, tls });
    expect((await readAll(wire)).entries).toHaveLength(1);
  });
});

describe("no password is sent", () => {
  const refused = [
    ["of an unknown authority", throwAwayAuthority().issue(), /tls\.ca/],
    [
      "that has expired",
      authority.issue(undefined, { notAfter: new Date(Date.now() - hour / 2) }),
      /has expired/,
    ],
    [
      "that is not valid yet",
      authority.issue(undefined, { notBefore: new Date(Date.now() + hour / 2) }),
      /clocks/,
    ],
    ["for another name", authority.issue(["elsewhere.example"]), /name/],
  ] as const;
  for (const [what, bad, advice] of refused) {
    for (const startTls of [false, true]) {
      const scheme = startTls ? "ldap" : "ldaps";
      test(`to a server with a certificate ${what} over ${scheme}://`, async () => {
        await using server = await startServer({ identity: bad, startTls });
        const opening = open({ url: server.url, tls: { ca } });
        await expect(opening).rejects.toMatchObject({
          code: "unavailable",
          retry: "never",
          scope: "system",
          effect: "none",
          advice: expect.stringMatching(advice),
          where: { rule: "certificate" },
        });
        expect(server.asked.filter(({ tag }) => tag === requests.bind)).toEqual([]);
      });
    }
  }

  test("even when the environment switches verification off", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    await using server = await startServer({ identity: throwAwayAuthority().issue() });
    await expect(open({ url: server.url, tls: { ca } })).rejects.toMatchObject({
      where: { rule: "certificate" },
    });
    expect(server.asked).toEqual([]);
  });

  test("to a server that refuses StartTLS", async () => {
    const script: Script = ({ id }, socket) =>
      socket.write(result(id, responses.extended, { code: 2 }));
    await using server = await startServer({ script, startTls: "scripted" });
    await expect(open({ url: server.url, tls: { ca } })).rejects.toMatchObject({
      code: "unsupported",
      where: { rule: "start-tls" },
    });
    expect(server.asked.map(({ tag }) => tag)).toEqual([requests.extended]);
  });

  test("to a server behind whose StartTLS something else was slipped in", async () => {
    const script: Script = ({ id }, socket) => {
      const slipped = result(2, responses.bind);
      socket.write(Buffer.concat([result(id, responses.extended), slipped]));
    };
    await using server = await startServer({ script, startTls: "scripted" });
    await expect(open({ url: server.url, tls: { ca } })).rejects.toMatchObject({
      code: "protocol",
    });
    expect(server.asked.map(({ tag }) => tag)).toEqual([requests.extended]);
  });

  test("to a server that answers StartTLS twice", async () => {
    const script: Script = ({ id }, socket) => {
      const yes = result(id, responses.extended);
      socket.write(Buffer.concat([yes, yes]));
    };
    await using server = await startServer({ script, startTls: "scripted" });
    await expect(open({ url: server.url, tls: { ca } })).rejects.toMatchObject({
      code: "protocol",
    });
  });

  test("to a server behind whose StartTLS half a message was slipped in", async () => {
    const script: Script = ({ id }, socket) =>
      socket.write(Buffer.concat([result(id, responses.extended), Buffer.from([0x30])]));
    await using server = await startServer({ script, startTls: "scripted" });
    await expect(open({ url: server.url, tls: { ca } })).rejects.toMatchObject({
      code: "protocol",
    });
  });

  test("when it is empty or was wiped: servers bind nobody with it, and say that it went well", async () => {
    await using server = await startServer();
    const credentials = { name: "rollcall@trust.nhs.example", password: secret(Buffer.alloc(0)) };
    const opening = async () => open({ url: server.url, tls: { ca }, credentials });
    await expect(opening()).rejects.toMatchObject({ code: "invalid-options" });
    expect(server.asked).toEqual([]);
  });
});

test("a password that was wiped meanwhile is not sent as an empty one", async () => {
  await using server = await startServer();
  const password = secret(Buffer.from("pw"));
  const credentials = { name: "rollcall@trust.nhs.example", password };
  await using wire = await open({ url: server.url, tls: { ca }, credentials });
  wipe(password);
  for (const socket of server.sockets) socket.destroy();
  await Promise.allSettled([readAll(wire)]);
  await expect(readAll(wire)).rejects.toMatchObject({ code: "invalid-options" });
  expect(server.asked.filter(({ tag }) => tag === requests.bind)).toHaveLength(1);
});

test("a server that speaks in the clear where TLS was expected is told apart", async () => {
  await using server = await startServer({ startTls: "scripted" });
  const opening = open({
    url: `ldaps://localhost:${server.port}`,
    tls: { ca },
    connectTimeout: 500,
  });
  await expect(opening).rejects.toMatchObject({ code: "unavailable", scope: "system" });
});

test("a server that accepts and never says a word is given up", async () => {
  await using server = await startServer({ onBind: () => undefined });
  const opening = open({ url: server.url, tls: { ca }, connectTimeout: 200 });
  await expect(opening).rejects.toMatchObject({ code: "unavailable", effect: "none" });
});
