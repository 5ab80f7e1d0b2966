import type { Completeness, Link } from "@rollcall/core";
import fc, { type Arbitrary } from "fast-check";
import { observedAt } from "./account.ts";
import { identifier, numbers } from "./identifier.ts";

/** Makes remembered answers to whose account an account is. */
export function link(): Arbitrary<Link> {
  return fc.record({
    target: fc.constantFrom("directory", "mail"),
    account: fc.record({ kind: fc.constant("account"), stable: fc.uuid() }),
    personId: numbers(7),
    identifiers: fc.array(identifier(), { maxLength: 3 }),
    by: fc.constantFrom("created", "employee-number", "Ada Okafor"),
    since: fc.constant(observedAt),
  });
}

/** Makes statements of how whole a read was. */
export function completeness(): Arbitrary<Completeness> {
  const reasons = fc.array(fc.constantFrom("a size limit was met", "a referral was not followed"), {
    minLength: 1,
    maxLength: 2,
  });
  return fc.oneof(
    fc.constant<Completeness>({ state: "complete" }),
    fc.record({ state: fc.constant("partial" as const), reasons }),
    fc.record({ state: fc.constant("unknown" as const), reasons }, { requiredKeys: ["state"] }),
  );
}
