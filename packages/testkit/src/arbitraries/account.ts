import type { Account, EntitlementRef, KindSchema, Schema } from "@rollcall/core";
import fc, { type Arbitrary } from "fast-check";
import { attributes } from "./attribute-value.ts";

/** The instant at which arbitrary records were read. */
export const observedAt = "2026-11-21T07:00:00Z";

/** Makes entitlements of a few, so that two draws often meet. */
export function entitlement(kinds: readonly string[] = ["group"]): Arbitrary<EntitlementRef> {
  return fc.record({
    kind: fc.constantFrom(...kinds),
    id: fc.constantFrom("ward-7", "pharmacy", "all-staff", "tier-0"),
  });
}

/** Makes accounts as a target of this schema may give them; each draw has a key of its own by its place in `keys`. */
export function account(schema: Schema, kind: string = "account"): Arbitrary<Account> {
  const known: KindSchema = schema.kinds[kind] ?? { attributes: {} };
  const held = known.entitlements ?? [];
  const isRead = (one: { readonly secret?: boolean | undefined }): boolean => !one.secret;
  return fc
    .record({
      stable: fc.uuid(),
      version: fc.option(fc.nat(9).map(String), { nil: undefined }),
      attributes: attributes(known, [], isRead),
      entitlements:
        held.length === 0
          ? fc.constant([])
          : fc.uniqueArray(entitlement(held), {
              maxLength: 3,
              selector: ({ kind: of, id }) => `${of}:${id}`,
            }),
      enabled: fc.boolean(),
    })
    .map(({ stable, version, ...rest }) => ({
      ref: { kind, stable },
      ...(version !== undefined && { version }),
      ...rest,
      observedAt,
    }));
}
