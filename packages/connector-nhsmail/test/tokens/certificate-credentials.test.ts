import { setDefaultCACertificates } from "node:tls";
import { ClientCertificateCredential } from "@azure/identity";
import { ConfidentialClientApplication } from "@azure/msal-node";
import { applicationCertificate } from "@rollcall/testkit/national-directory";
import { expect, test } from "vitest";
import { graphTransport } from "../../src/client.ts";
import { fromMsal } from "../../src/tokens/from-msal.ts";
import { fromTokenCredential } from "../../src/tokens/from-token-credential.ts";
import type { TokenProvider } from "../../src/transport.ts";
import { certificate, type Stage, stage } from "../stage/directory.ts";

const users = { id: "one", method: "GET", path: ["users"] } as const;
const scopes = ["https://graph.microsoft.com/.default"];
type Key = typeof certificate;

function azure({ directory, application }: Stage, key: Key, id = application.id): TokenProvider {
  const pem = { certificate: `${key.privateKey}\n${key.certificate}` };
  const settings = { authorityHost: directory.url, disableInstanceDiscovery: true };
  return fromTokenCredential(
    new ClientCertificateCredential(directory.tenant, id, pem, {
      ...settings,
      retryOptions: { maxRetries: 0 },
    }),
  );
}

function msal({ directory, application }: Stage, key: Key, id = application.id): TokenProvider {
  const thumbprintSha256 = Buffer.from(key.thumbprint, "base64url").toString("hex");
  return fromMsal(
    new ConfidentialClientApplication({
      auth: {
        clientId: id,
        authority: `${directory.url}/${directory.tenant}`,
        knownAuthorities: [new URL(directory.url).host],
        clientCapabilities: ["cp1"],
        clientCertificate: { thumbprintSha256, privateKey: key.privateKey },
      },
    }),
  );
}

const libraries = [
  ["@azure/identity", azure],
  ["@azure/msal-node", msal],
] as const;

async function trusted(): Promise<Stage> {
  const on = await stage();
  setDefaultCACertificates([on.directory.ca]);
  return on;
}

test.each(libraries)(
  "a certificate credential of %s gets a token over TLS, and keeps it",
  async (_, of) => {
    await using on = await trusted();
    const transport = graphTransport({
      ...on.options,
      fetch: undefined,
      tokens: of(on, certificate),
    });
    expect(await transport.send(users)).toMatchObject({ status: 200 });
    expect(await transport.send(users)).toMatchObject({ status: 200 });
    const used = on.exchanges.map(({ request }) => request.headers.authorization);
    expect(new Set(used).size).toBe(1);
  },
);

test.each(libraries)(
  "a challenge is answered by %s with its claims, once for all requests",
  async (_, of) => {
    await using on = await trusted();
    const transport = graphTransport({ ...on.options, tokens: of(on, certificate) });
    await transport.send(users);
    on.application.challenge();
    const answers = await Promise.all([transport.send(users), transport.send(users)]);
    expect([...answers, await transport.send(users)]).toMatchObject(Array(3).fill({ status: 200 }));
    const statuses = on.exchanges.map(({ answer }) => answer.status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(2);
    expect(new Set(on.exchanges.map(({ request }) => request.headers.authorization)).size).toBe(2);
  },
);

test.each(libraries)(
  "a token that was refused without a challenge is not given again by %s",
  async (_, of) => {
    await using on = await trusted();
    const transport = graphTransport({ ...on.options, tokens: of(on, certificate) });
    await transport.send(users);
    // By its own clock the library holds the token for good.
    on.directory.clock.advance(3_600_000);
    expect(await transport.send(users)).toMatchObject({ status: 200 });
  },
);

test.each(libraries)("with %s, a certificate that was rolled is said to be", async (_, of) => {
  await using on = await trusted();
  const next = await applicationCertificate("next");
  on.application.rollCertificate(next.certificate);
  const send = graphTransport({ ...on.options, tokens: of(on, certificate) }).send(users);
  await expect(send).rejects.toMatchObject({
    code: "auth-failed",
    native: "AADSTS700027",
    effect: "none",
    scope: "session",
    message: expect.stringContaining("certificate"),
  });
  const renewed = graphTransport({ ...on.options, tokens: of(on, next) });
  expect(await renewed.send(users)).toMatchObject({ status: 200 });
  expect(on.exchanges).toHaveLength(1);
});

test.each(libraries)("with %s, an application that is not known is said to be", async (_, of) => {
  await using on = await trusted();
  const tokens = of(on, certificate, "11111111-2222-4333-8444-555555555555");
  await expect(graphTransport({ ...on.options, tokens }).send(users)).rejects.toMatchObject({
    code: "auth-failed",
    native: "AADSTS700016",
  });
});

test.each(libraries)(
  "with %s, a token endpoint that is away is tried again, and not taken for a refusal",
  async (_, of) => {
    for (const before of [false, true]) {
      const gone = await trusted();
      const tokens = of(gone, certificate);
      if (before) await graphTransport({ ...gone.options, tokens }).send(users);
      await gone.directory.stop();
      await using on = await stage();
      const fresh = { getToken: tokens.getToken.bind(tokens, { scopes, fresh: true }) };
      const create = { ...users, method: "POST", body: {} } as const;
      const send = graphTransport({ ...on.options, tokens: fresh }).send(create);
      await expect(send).rejects.toMatchObject({ code: "unavailable", effect: "none" });
      expect(on.waits).toHaveLength(4);
      expect(on.exchanges).toEqual([]);
    }
  },
);

test("consent that is withdrawn in mid-run ends in a permission that is missing, not in a token that is refused", async () => {
  await using on = await trusted();
  const transport = graphTransport({ ...on.options, tokens: azure(on, certificate) });
  await transport.send(users);
  for (const permission of ["User.Read.All", "User.ReadWrite.All", "Directory.ReadWrite.All"]) {
    on.application.withdraw(permission);
  }
  expect(await transport.send(users)).toMatchObject({
    status: 403,
    body: { error: { code: "Authorization_RequestDenied" } },
  });
});
