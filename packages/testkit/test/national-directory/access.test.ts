import { importPKCS8, SignJWT } from "jose";
import { expect, test } from "vitest";
import { applicationCertificate, type NationalDirectory } from "../../src/national-directory.ts";
import { certificate, newUser, type Reply, send, stage } from "./stage.ts";

const type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

interface Assertion {
  readonly client: string;
  readonly audience: string;
  readonly issuer?: string;
  readonly alg?: string;
  readonly thumbprint?: string;
  readonly life?: number;
  readonly age?: number;
  readonly key?: string;
}

async function assertion(of: Assertion): Promise<string> {
  const { alg = "PS256", thumbprint = certificate.thumbprint, life = 600, age = 0 } = of;
  const now = Math.floor(Date.now() / 1000) - age;
  return new SignJWT({ jti: "one" })
    .setProtectedHeader({ alg, typ: "JWT", "x5t#S256": thumbprint })
    .setIssuer(of.issuer ?? of.client)
    .setSubject(of.client)
    .setAudience(of.audience)
    .setNotBefore(now)
    .setExpirationTime(now + life)
    .sign(await importPKCS8(of.key ?? certificate.privateKey, alg));
}

function ask(
  directory: NationalDirectory,
  client: string,
  signed: string,
  further: object = {},
): Promise<Reply> {
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    scope: "https://graph.microsoft.com/.default",
    client_id: client,
    client_assertion_type: type,
    client_assertion: signed,
    ...further,
  });
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return send(directory, {
    method: "POST",
    path: new URL(directory.tokenUrl).pathname,
    headers,
    body: form.toString(),
  });
}

test("a client learns where tokens are given, and one that signs right gets one that works", async () => {
  await using on = await stage();
  const path = `/${on.directory.tenant}/v2.0/.well-known/openid-configuration`;
  const found = await send(on.directory, { method: "GET", path, headers: {} });
  expect(found.body.token_endpoint).toBe(on.directory.tokenUrl);
  const signed = await assertion({
    client: on.application.id,
    audience: found.body.token_endpoint,
  });
  const given = await ask(on.directory, on.application.id, signed);
  expect(given.body).toMatchObject({ token_type: "Bearer", expires_in: 3599 });
  const headers = { authorization: `Bearer ${given.body.access_token}` };
  const list = await send(on.directory, { method: "GET", path: "/v1.0/users", headers });
  expect(list.status).toBe(200);
});

const wrongOnes: readonly [string, Partial<Assertion>][] = [
  ["of another issuer", { issuer: "somebody" }],
  ["for another audience", { audience: "https://login.microsoftonline.com/common" }],
  ["signed by another algorithm", { alg: "RS256" }],
  ["of another thumbprint", { thumbprint: "AAAA" }],
  ["good for an hour", { life: 3600 }],
  ["that has expired", { age: 1200 }],
  ["from the future", { age: -1200 }],
];

test.each(wrongOnes)("an assertion %s is refused", async (_, wrong) => {
  await using on = await stage();
  const signed = await assertion({
    client: on.application.id,
    audience: on.directory.tokenUrl,
    ...wrong,
  });
  const refused = await ask(on.directory, on.application.id, signed);
  expect([refused.status, refused.body.error]).toEqual([401, "invalid_client"]);
});

test("an assertion by a key that is not the certificate's is refused, and so is an unknown client", async () => {
  await using on = await stage();
  const other = await applicationCertificate("other");
  const facts = {
    client: on.application.id,
    audience: on.directory.tokenUrl,
    key: other.privateKey,
  };
  const forged = await ask(on.directory, on.application.id, await assertion(facts));
  expect(forged.body.error_codes).toEqual([700027]);
  const stranger = await ask(
    on.directory,
    "nobody",
    await assertion({ ...facts, client: "nobody" }),
  );
  expect(stranger.body.error_codes).toEqual([700016]);
  const secret = await ask(on.directory, on.application.id, "", { client_assertion_type: "" });
  expect(secret.status).toBe(401);
});

test("when the certificate is rolled, the old key is refused and the new one taken", async () => {
  await using on = await stage();
  const next = await applicationCertificate("next");
  on.application.rollCertificate(next.certificate);
  const facts = { client: on.application.id, audience: on.directory.tokenUrl };
  expect((await ask(on.directory, on.application.id, await assertion(facts))).status).toBe(401);
  const fresh = await assertion({ ...facts, key: next.privateKey, thumbprint: next.thumbprint });
  expect((await ask(on.directory, on.application.id, fresh)).status).toBe(200);
});

test("without a token, with a wrong one or with an old one nothing is answered", async () => {
  await using on = await stage();
  const token = await on.directory.tokenFor(on.application);
  const get = (authorization: string) =>
    send(on.directory, { method: "GET", path: "/v1.0/users", headers: { authorization } });
  expect((await get("")).status).toBe(401);
  expect((await get(`Bearer ${token.slice(0, -4)}AAAA`)).body.error.code).toBe(
    "InvalidAuthenticationToken",
  );
  expect((await get(`Bearer ${token}`)).status).toBe(200);
  on.directory.clock.advance(3_600_000);
  expect((await get(`Bearer ${token}`)).status).toBe(401);
});

test("a challenge refuses every token until one is asked for with its claims", async () => {
  await using on = await stage();
  const facts = { client: on.application.id, audience: on.directory.tokenUrl };
  const get = async (further: object = {}) => {
    const given = await ask(on.directory, on.application.id, await assertion(facts), further);
    const headers = { authorization: `Bearer ${given.body.access_token}` };
    return send(on.directory, { method: "GET", path: "/v1.0/users", headers });
  };
  on.directory.script({ on: "GET /users", fault: { kind: "claims-challenge" } });
  const challenged = await get();
  expect(challenged.status).toBe(401);
  const claims = /claims="([^"]+)"/.exec(challenged.headers["www-authenticate"] ?? "")?.[1] ?? "";
  expect((await get()).status).toBe(401);
  expect((await get({ claims: Buffer.from(claims, "base64").toString() })).status).toBe(200);
});

test("consent that is withdrawn ends in 401 for the token at hand, and in 403 with the next", async () => {
  await using on = await stage();
  const reader = on.directory.register({
    permissions: ["User.Read.All"],
    certificate: certificate.certificate,
  });
  const token = await on.directory.tokenFor(reader);
  const get = (value: string) =>
    send(on.directory, {
      method: "GET",
      path: "/v1.0/users",
      headers: { authorization: `Bearer ${value}` },
    });
  expect((await get(token)).status).toBe(200);
  reader.withdraw("User.Read.All");
  expect((await get(token)).status).toBe(401);
  expect((await get(await on.directory.tokenFor(reader))).body.error.code).toBe(
    "Authorization_RequestDenied",
  );
  reader.grant("User.Read.All");
  expect((await get(await on.directory.tokenFor(reader))).status).toBe(200);
});

const least: readonly [string, string, object | undefined, readonly string[]][] = [
  ["GET", "/users", undefined, ["User.Read.All"]],
  [
    "PATCH",
    "/users/ada@nhs.net",
    { accountEnabled: false },
    ["User.EnableDisableAccount.All", "User.Read.All"],
  ],
  ["PATCH", "/users/ada@nhs.net", { jobTitle: "Nurse" }, ["User.ReadWrite.All"]],
  ["POST", "/users/ada@nhs.net/revokeSignInSessions", undefined, ["User.RevokeSessions.All"]],
  [
    "POST",
    "/users/ada@nhs.net/assignLicense",
    { addLicenses: [], removeLicenses: [] },
    ["LicenseAssignment.ReadWrite.All"],
  ],
  ["GET", "/groups", undefined, ["GroupMember.Read.All"]],
  ["GET", "/organization", undefined, ["Organization.Read.All"]],
  ["DELETE", "/users/ada@nhs.net", undefined, ["User.DeleteRestore.All"]],
];

test.each(least)(
  "%s %s with %j asks for %j and for nothing more",
  async (method, path, body, permissions) => {
    await using on = await stage();
    await on.ask("POST", "/users", { body: newUser("ada") });
    const registered = (granted: readonly string[]) =>
      on.directory.register({ permissions: granted, certificate: certificate.certificate });
    for (const missing of permissions) {
      const as = registered(permissions.filter((one) => one !== missing));
      expect((await on.ask(method, path, { body, as })).status).toBe(403);
    }
    expect((await on.ask(method, path, { body, as: registered(permissions) })).status).toBeLessThan(
      300,
    );
  },
);

test("a password of somebody else is reset by no application", async () => {
  await using on = await stage();
  await on.ask("POST", "/users", { body: newUser("ada") });
  const path =
    "/users/ada@nhs.net/authentication/methods/28c10230-6103-485e-b985-444c60001490/resetPassword";
  expect((await on.ask("POST", path, { body: { newPassword: "x" } })).status).toBe(403);
});

test("somebody with a directory role is disabled by a higher role only, though his sessions are revoked by any", async () => {
  const properties = { directoryRole: "Exchange Administrator" };
  await using on = await stage({
    people: [{ givenName: "Ada", surname: "Quill", organisation: "RQQ", properties }],
  });
  const path = "/users/ada.quill@nhs.net";
  expect((await on.ask("PATCH", path, { body: { accountEnabled: false } })).status).toBe(403);
  expect((await on.ask("DELETE", path)).status).toBe(403);
  expect((await on.ask("POST", `${path}/revokeSignInSessions`)).status).toBe(200);
  expect((await on.ask("PATCH", path, { body: { jobTitle: "Nurse" } })).status).toBe(204);
  const as = on.directory.register({
    permissions: ["User.ReadWrite.All"],
    certificate: certificate.certificate,
    directoryRoles: ["Privileged Authentication Administrator"],
  });
  expect((await on.ask("PATCH", path, { body: { accountEnabled: false }, as })).status).toBe(204);
});

test("a write to an account of an organisation that the application does not serve is noted", async () => {
  const people = ["RQQ", "RZZ"].map((organisation) => ({
    givenName: "Ada",
    surname: organisation,
    organisation,
  }));
  await using on = await stage({ people });
  const as = on.directory.register({
    permissions: ["User.ReadWrite.All"],
    certificate: certificate.certificate,
    organisations: ["RQQ"],
  });
  await on.ask("PATCH", "/users/ada.rqq@nhs.net", { body: { jobTitle: "Nurse" }, as });
  expect(on.directory.view.trespasses).toEqual([]);
  await on.ask("PATCH", "/users/ada.rzz@nhs.net", { body: { jobTitle: "Nurse" }, as });
  expect(on.directory.view.trespasses).toMatchObject([{ application: as.id, organisation: "RZZ" }]);
});
