import { inspect } from "node:util";
import { secret } from "@rollcall/core";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { describe, expect, test } from "vitest";
import { securityEventSigner } from "../../src/shared-signals/security-event-signer.ts";
import { signingKey } from "../../src/shared-signals/signing-key.ts";
import { audience, issuer, makeKeys, morning, person, revoked, send } from "./stage.ts";

const keys = makeKeys("ES256");
const session = { format: "opaque", id: "s-1" } as const;

describe("a security event token", () => {
  test("says what it is in its header, and by which key it is signed", async () => {
    expect(decodeProtectedHeader(await send(keys))).toEqual({
      alg: "ES256",
      typ: "secevent+jwt",
      kid: "key-1",
    });
  });

  test("of a revoked session is as CAEP 1.0 writes it, with neither sub nor exp", async () => {
    const token = await send(
      keys,
      {
        kind: "session-revoked",
        subject: { format: "complex", session, user: person },
        at: morning,
        initiator: "policy",
        reason: "The person has left.",
      },
      { id: "token-a", transaction: "decision-1" },
    );
    expect(decodeJwt(token)).toEqual({
      iss: issuer,
      aud: audience,
      jti: "token-a",
      iat: morning / 1000,
      txn: "decision-1",
      sub_id: { format: "complex", session, user: person },
      events: {
        "https://schemas.openid.net/secevent/caep/event-type/session-revoked": {
          event_timestamp: morning / 1000,
          initiating_entity: "policy",
          reason_admin: { en: "The person has left." },
        },
      },
    });
  });

  test("of a changed risk has its levels and its principal in capitals", async () => {
    const token = await send(keys, {
      kind: "risk-level-change",
      subject: person,
      level: "high",
      previous: "low",
      principal: "user",
      reason: "PASSWORD_FOUND_IN_DATA_BREACH",
    });
    expect(decodeJwt(token).events).toEqual({
      "https://schemas.openid.net/secevent/caep/event-type/risk-level-change": {
        current_level: "HIGH",
        previous_level: "LOW",
        principal: "USER",
        risk_reason: "PASSWORD_FOUND_IN_DATA_BREACH",
      },
    });
  });

  test("of a disabled account and a compromised credential is as RISC 1.0 writes it", async () => {
    const disabled = await send(keys, {
      kind: "account-disabled",
      subject: person,
      cause: "hijacking",
    });
    expect(decodeJwt(disabled).events).toEqual({
      "https://schemas.openid.net/secevent/risc/event-type/account-disabled": {
        reason: "hijacking",
      },
    });
    const compromised = await send(keys, {
      kind: "credential-compromise",
      subject: person,
      credential: "password",
    });
    expect(decodeJwt(compromised).events).toEqual({
      "https://schemas.openid.net/secevent/risc/event-type/credential-compromise": {
        credential_type: "password",
      },
    });
  });

  test("is not written for a subject without form", async () => {
    const subject = { format: "email" } as never;
    await expect(send(keys, { ...revoked, subject })).rejects.toMatchObject({ code: "protocol" });
  });
});

describe("the key to sign with", () => {
  test("cannot be printed, and cannot be taken out again", async () => {
    const key = await signingKey(keys.secret(), "ES256");
    const bytes = keys.privateKey.export({ type: "pkcs8", format: "der" });
    const { d = "" } = keys.privateKey.export({ format: "jwk" });
    const shown = [inspect(key, { depth: 9, showHidden: true }), JSON.stringify(key), String(key)];
    for (const text of shown) {
      for (const encoding of ["base64", "base64url", "hex"] as const) {
        expect(text).not.toContain(bytes.toString(encoding).slice(50, 90));
      }
      expect(text).not.toContain(d);
    }
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey("pkcs8", key)).rejects.toThrow();
  });

  test("is refused when it is no key, or one of another algorithm, without a word of it", async () => {
    const bytes = new TextEncoder().encode("not-a-key-but-a-secret");
    for (const given of [secret(bytes), makeKeys("EdDSA").secret()]) {
      const error = await signingKey(given, "ES256").catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: "invalid-options", where: { field: "key" } });
      expect(inspect(error, { depth: 9 })).not.toContain("not-a-key");
    }
  });

  test("that does not fit the algorithm signs nothing", async () => {
    const key = await signingKey(keys.secret(), "ES256");
    const sign = securityEventSigner({ issuer, key, algorithm: "PS256", keyId: "key-1" });
    await expect(sign({ event: revoked, audience, id: "t", at: morning })).rejects.toMatchObject({
      code: "invalid-options",
    });
  });
});
