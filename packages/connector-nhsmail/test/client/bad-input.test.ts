import { expect, test } from "vitest";
import { fromMsal } from "../../src/tokens/from-msal.ts";
import { fromTokenCredential } from "../../src/tokens/from-token-credential.ts";
import { stage } from "../stage/directory.ts";
import { broken, json, type Reply, refused, scripted } from "./scripted.ts";

const read = { id: "one", method: "GET", path: ["users", "a"] } as const;
const patch = { ...read, method: "PATCH", body: { jobTitle: "Nurse" } } as const;
const html = (status: number): Response =>
  new Response("<!DOCTYPE html><title>Sign in</title>", {
    status,
    headers: { "content-type": "text/html" },
  });

test.each<[string, Reply]>([
  ["HTML with 200", html(200)],
  ["HTML with 404, as of a proxy that knows no such page", html(404)],
  ["HTML with 403", html(403)],
  ["half of an answer", new Response('{"value":[{"id":"a', { status: 200 })],
])("%s is no answer of Graph: nothing is concluded from it", async (_, reply) => {
  const { transport, sent } = scripted([reply]);
  const error = { code: "protocol", effect: "none", advice: expect.stringContaining("proxy") };
  await expect(transport.send(read)).rejects.toMatchObject(error);
  expect(sent).toHaveLength(5);
  const write = scripted([reply]);
  await expect(write.transport.send(patch)).rejects.toMatchObject({ effect: "unknown" });
});

test("HTML in place of an answer passes, when it comes once", async () => {
  for (const kind of ["html-error", "truncated-json", "drop-before-commit"] as const) {
    await using on = await stage({
      people: [{ givenName: "Ada", surname: "Quill", organisation: "RQQ" }],
    });
    on.directory.script({ fault: { kind } });
    const path = ["users", "ada.quill@nhs.net"];
    const request = kind === "truncated-json" ? read : patch;
    expect((await on.transport.send({ ...request, path })).status).toBeLessThan(300);
    expect(on.exchanges).toHaveLength(2);
  }
});

test("an error that is no object of Graph's, a list or nothing, is given as it is", async () => {
  for (const body of [[], { error: "words" }, { error: { code: 7 } }]) {
    const { transport } = scripted([json(400, body)]);
    expect(await transport.send(patch)).toMatchObject({ status: 400, body });
  }
});

test("a member of an enumeration that nobody knew yet goes through", async () => {
  const body = { id: "a", userType: "unknownFutureValue", ageGroup: "ancient" };
  const { transport } = scripted([json(200, body)]);
  expect((await transport.send(read)).body).toEqual(body);
});

test("a server whose certificate is not trusted is given up at once, and says what to do", async () => {
  const codes = ["DEPTH_ZERO_SELF_SIGNED_CERT", "ERR_TLS_CERT_ALTNAME_INVALID", "CERT_HAS_EXPIRED"];
  for (const code of codes) {
    const { transport, sent } = scripted([broken(code)]);
    await expect(transport.send(patch)).rejects.toMatchObject({
      code: "unavailable",
      retry: "never",
      effect: "none",
      native: code,
      advice: expect.stringContaining("NODE_EXTRA_CA_CERTS"),
    });
    expect(sent).toHaveLength(1);
  }
});

test("a server that does not answer in time is a timeout, of unknown effect for a write", async () => {
  const never = (): Promise<Response> => new Promise(() => undefined);
  const { transport, sent } = scripted([never], { callTimeout: 5 });
  await expect(transport.send({ ...patch, method: "POST" })).rejects.toMatchObject({
    code: "timeout",
    effect: "unknown",
  });
  expect(sent).toHaveLength(1);
  await expect(transport.send(read)).rejects.toMatchObject({ code: "timeout", effect: "none" });
});

test("a write that may have arrived stays in doubt when the next attempt surely did not", async () => {
  const { transport } = scripted([broken("ECONNRESET"), broken("ECONNREFUSED", "connect")]);
  await expect(transport.send(patch)).rejects.toMatchObject({
    code: "unavailable",
    effect: "unknown",
    native: "ECONNREFUSED",
  });
});

test("another write at the same time is waited for, and told when it does not end", async () => {
  const violation = refused(409, "Directory_ConcurrencyViolation");
  const once = scripted([violation, json(201, { id: "a" })]);
  const create = { ...patch, method: "POST" } as const;
  expect(await once.transport.send(create)).toMatchObject({ status: 201 });
  const lasting = scripted([violation]);
  expect(await lasting.transport.send(create)).toMatchObject({ status: 409 });
  expect(lasting.sent).toHaveLength(5);
});

test("501 and 4xx are given as they are, at once", async () => {
  for (const status of [400, 403, 404, 409, 410, 412, 501]) {
    const { transport, sent } = scripted([refused(status, "Code")]);
    expect(await transport.send(patch)).toMatchObject({ status });
    expect(sent).toHaveLength(1);
  }
});

test.each(["", "two words", "línea"])("a token %o is refused before it is sent", async (token) => {
  const { transport, sent } = scripted([json(200, {})], {
    tokens: { getToken: async () => token },
  });
  await expect(transport.send(read)).rejects.toMatchObject({ code: "auth-failed" });
  expect(sent).toEqual([]);
});

test("a library that gives no token is refused by it", async () => {
  const options = { scopes: ["x"] };
  const none = { getToken: async () => null, acquireTokenByClientCredential: async () => null };
  for (const tokens of [fromTokenCredential(none), fromMsal(none)]) {
    await expect(tokens.getToken(options)).rejects.toMatchObject({ code: "auth-failed" });
  }
});

test("an id that cannot stand in a header is made one that can", async () => {
  const { transport, sent } = scripted([json(200, {})]);
  await transport.send({ ...read, id: "é\r\nx-evil: 1" });
  expect(sent[0]?.headers["client-request-id"]).toBe("___x-evil:_1");
});
