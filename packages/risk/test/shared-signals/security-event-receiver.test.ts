import { inspect } from "node:util";
import fc from "fast-check";
import { SignJWT, UnsecuredJWT } from "jose";
import { describe, expect, test } from "vitest";
import { anyEvent } from "./any-event.ts";
import { audience, issuer, makeKeys, morning, person, receiver, revoked, send } from "./stage.ts";

const keys = makeKeys("ES256");
const uri = "https://schemas.openid.net/secevent/caep/event-type/session-revoked";

/** Signs claims with the right key, whatever they say. */
function signed(
  claims: Record<string, unknown>,
  header: { readonly typ?: string; readonly kid?: string } = {},
): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "ES256", typ: "secevent+jwt", kid: "key-1", ...header })
    .sign(keys.privateKey);
}

const claims = {
  iss: issuer,
  aud: audience,
  jti: "token-x",
  iat: morning / 1000,
  sub_id: person,
  events: { [uri]: {} },
};

function refused(native: string, rule?: string): object {
  return { native, ...(rule !== undefined && { where: { rule } }) };
}

describe("a token that is in order", () => {
  test("brings every event over as it was sent", async () => {
    const receive = receiver(keys);
    await fc.assert(
      fc.asyncProperty(anyEvent, async (event) => {
        expect(await receive(await send(keys, event))).toMatchObject({
          kind: "new",
          issuer,
          event,
        });
      }),
      { numRuns: 60 },
    );
  });

  for (const algorithm of ["PS256", "RS256", "EdDSA"] as const) {
    test(`may be signed with ${algorithm}`, async () => {
      const others = makeKeys(algorithm);
      expect(await receiver(others)(await send(others))).toMatchObject({ kind: "new" });
    });
  }

  test("may say its type in full, have more than one receiver, and members that nobody knows", async () => {
    const token = await signed(
      { ...claims, aud: [audience, "other"], extra: 1, events: { [uri]: { extra: { a: 1 } } } },
      { typ: "application/secevent+jwt" },
    );
    expect(await receiver(keys)(token)).toMatchObject({ kind: "new" });
  });

  test("whose type of event is not known is no fault of the sender", async () => {
    const verification = "https://schemas.openid.net/secevent/ssf/event-type/verification";
    const token = await signed({ ...claims, events: { [verification]: { state: "x" } } });
    expect(await receiver(keys)(token)).toEqual({ kind: "unknown", id: "token-x" });
  });

  test("whose type is one of CAEP under the address of RISC is not known", async () => {
    const mixed = "https://schemas.openid.net/secevent/risc/event-type/session-revoked";
    const token = await signed({ ...claims, events: { [mixed]: {} } });
    expect(await receiver(keys)(token)).toMatchObject({ kind: "unknown" });
  });
});

describe("a token that is refused", () => {
  test("is any in which anything was changed", async () => {
    const token = await send(keys);
    const receive = receiver(keys);
    expect(await receive(token)).toMatchObject({ kind: "new" });
    const [header = "", payload = ""] = token.split(".");
    for (let at = 0; at < token.length; at += 7) {
      const other = token[at] === "A" ? "B" : "A";
      const changed = token.slice(0, at) + other + token.slice(at + 1);
      if (changed.split(".").length !== 3 || at === header.length + payload.length + 1) continue;
      await expect(receive(changed), `changed at ${at}`).rejects.toHaveProperty("native");
    }
  });

  const wrong: readonly [string, () => Promise<string>, object][] = [
    [
      "of another issuer",
      () => signed({ ...claims, iss: "https://evil.example/" }),
      refused("invalid_issuer"),
    ],
    [
      "for another receiver",
      () => signed({ ...claims, aud: "https://else.example/" }),
      refused("invalid_audience"),
    ],
    [
      "without an audience",
      () => signed({ ...claims, aud: undefined }),
      refused("invalid_audience"),
    ],
    ["of another type", () => signed(claims, { typ: "JWT" }), refused("invalid_request", "typ")],
    [
      "with an expiry in the future",
      () => signed({ ...claims, exp: morning / 1000 + 60 }),
      refused("invalid_request", "exp"),
    ],
    [
      "with an expiry in the past",
      () => signed({ ...claims, exp: morning / 1000 - 60 }),
      refused("invalid_request", "exp"),
    ],
    ["with a sub", () => signed({ ...claims, sub: "person-1" }), refused("invalid_request", "sub")],
    [
      "without an id",
      () => signed({ ...claims, jti: undefined }),
      refused("invalid_request", "jti"),
    ],
    [
      "without a time",
      () => signed({ ...claims, iat: undefined }),
      refused("invalid_request", "iat"),
    ],
    [
      "from the future",
      () => signed({ ...claims, iat: morning / 1000 + 301 }),
      refused("invalid_request", "iat"),
    ],
    [
      "that is too old",
      () => signed({ ...claims, iat: morning / 1000 - 8 * 86_400 }),
      refused("invalid_request", "iat"),
    ],
    [
      "without a subject",
      () => signed({ ...claims, sub_id: undefined }),
      refused("invalid_request", "subject"),
    ],
    [
      "with aliases in aliases",
      () =>
        signed({
          ...claims,
          sub_id: {
            format: "aliases",
            identifiers: [{ format: "aliases", identifiers: [person] }],
          },
        }),
      refused("invalid_request", "subject"),
    ],
    [
      "with a format of everybody's ancestor",
      () => signed({ ...claims, sub_id: { format: "constructor" } }),
      refused("invalid_request", "subject"),
    ],
    [
      "with two events",
      () => signed({ ...claims, events: { [uri]: {}, "https://other.example/": {} } }),
      refused("invalid_request", "events"),
    ],
    [
      "without events",
      () => signed({ ...claims, events: {} }),
      refused("invalid_request", "events"),
    ],
    [
      "of a risk without a level",
      () =>
        signed({
          ...claims,
          events: { [uri.replace("session-revoked", "risk-level-change")]: { principal: "USER" } },
        }),
      refused("invalid_request", "event"),
    ],
    [
      "of a key that is not known",
      () => signed(claims, { kid: "key-2" }),
      refused("invalid_key", "key"),
    ],
    [
      "of another key under the known name",
      () => send(makeKeys("ES256")),
      refused("authentication_failed", "signature"),
    ],
    ["that is not signed", async () => new UnsecuredJWT(claims).encode(), {}],
    ["that is no token", async () => "a.b.c", refused("invalid_request")],
    ["that is empty", async () => "", refused("invalid_request")],
    ["of a megabyte", async () => "a".repeat(1_000_000), refused("invalid_request", "token")],
  ];
  for (const [what, make, facts] of wrong) {
    test(`is one ${what}`, async () => {
      const error = await receiver(keys)(await make()).then(
        () => expect.unreachable("it was taken in"),
        (thrown: unknown) => thrown,
      );
      expect(error).toMatchObject({ name: "ConnectorError", ...facts });
      expect(inspect(error, { depth: 9 })).not.toMatch(/person-1|token-x|evil/);
    });
  }

  test("is one that is signed with the public key as if it were a shared secret", async () => {
    const [jwk] = keys.set.keys;
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: "HS256", typ: "secevent+jwt", kid: "key-1" })
      .sign(new TextEncoder().encode(JSON.stringify(jwk)));
    await expect(receiver(keys)(token)).rejects.toMatchObject(
      refused("authentication_failed", "algorithm"),
    );
  });

  test("is one whose algorithm was not allowed, although the key fits", async () => {
    const strict = receiver(keys, { algorithms: ["PS256"] });
    await expect(strict(await send(keys))).rejects.toMatchObject(
      refused("authentication_failed", "algorithm"),
    );
  });

  test("is not remembered, so that the right one with its id is taken in", async () => {
    const receive = receiver(keys);
    const forged = await send(makeKeys("ES256"), revoked, { id: "token-y" });
    await expect(receive(forged)).rejects.toHaveProperty("code", "auth-failed");
    expect(await receive(await send(keys, revoked, { id: "token-y" }))).toMatchObject({
      kind: "new",
    });
  });
});
