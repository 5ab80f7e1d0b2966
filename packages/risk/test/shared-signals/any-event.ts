import fc from "fast-check";
import type { SecurityEvent } from "../../src/shared-signals/security-event.ts";
import { issuer, morning } from "./stage.ts";

const day = 86_400_000;

const simple = fc.oneof(
  fc.record({ format: fc.constant("email"), email: fc.constant("a@rollcall.example") }),
  fc.record({ format: fc.constant("opaque"), id: fc.string({ minLength: 1, maxLength: 20 }) }),
  fc.record({ format: fc.constant("did"), url: fc.constant("did:example:1") }),
  fc.record({ format: fc.constant("account"), uri: fc.constant("acct:a@rollcall.example") }),
  fc.record({ format: fc.constant("phone_number"), phone_number: fc.constant("+441632960001") }),
  fc.record({ format: fc.constant("jwt_id"), iss: fc.constant(issuer), jti: fc.constant("j-1") }),
);

const anySubject = fc.oneof(
  simple,
  fc.record({
    format: fc.constant("aliases"),
    identifiers: fc.array(simple, { minLength: 1, maxLength: 3 }),
  }),
  fc.record(
    { format: fc.constant("complex"), user: simple, session: simple, tenant: simple },
    { requiredKeys: ["format", "user"] },
  ),
);

const anyBody = fc.oneof(
  fc.record(
    {
      kind: fc.constant("risk-level-change"),
      level: fc.constantFrom("low", "medium", "high"),
      principal: fc.constantFrom("user", "device", "session"),
      previous: fc.constantFrom("low", "medium", "high"),
      reason: fc.constant("UNUSUAL_PLACE"),
    },
    { requiredKeys: ["kind", "level", "principal"] },
  ),
  fc.record(
    {
      kind: fc.constant("session-revoked"),
      initiator: fc.constantFrom("admin", "user", "policy", "system"),
      reason: fc.constant("The person has left."),
    },
    { requiredKeys: ["kind"] },
  ),
  fc.record({
    kind: fc.constant("credential-change"),
    credential: fc.constantFrom("password", "fido2-roaming"),
    change: fc.constantFrom("create", "revoke", "update", "delete"),
  }),
  fc.record(
    {
      kind: fc.constant("account-disabled"),
      cause: fc.constantFrom("hijacking", "bulk-account"),
    },
    { requiredKeys: ["kind"] },
  ),
  fc.record({
    kind: fc.constantFrom(
      "account-enabled",
      "account-purged",
      "account-credential-change-required",
    ),
  }),
  fc.record({
    kind: fc.constant("credential-compromise"),
    credential: fc.constantFrom("password", "pin"),
  }),
);

/** Every kind of event, about every kind of subject. */
export const anyEvent: fc.Arbitrary<SecurityEvent> = fc
  .tuple(anyBody, anySubject, fc.option(fc.constantFrom(morning, morning - day)))
  .map(
    ([body, subject, at]) => ({ ...body, subject, ...(at !== null && { at }) }) as SecurityEvent,
  );
