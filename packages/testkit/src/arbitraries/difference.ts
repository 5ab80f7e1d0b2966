import type { Difference, EntitlementRef, Schema } from "@rollcall/core";
import fc, { type Arbitrary } from "fast-check";
import { account, entitlement } from "./account.ts";
import { attributes } from "./attribute-value.ts";
import { deltas } from "./operation.ts";

/** Makes differences of every kind between what a target of this schema holds and what it should. */
export function difference(schema: Schema, kind: string = "account"): Arbitrary<Difference> {
  const known = schema.kinds[kind] ?? { attributes: {} };
  const held: Arbitrary<readonly EntitlementRef[]> = known.entitlements?.length
    ? fc.uniqueArray(entitlement(known.entitlements), { maxLength: 2, selector: keyOf })
    : fc.constant([]);
  const actual = account(schema, kind);
  const base = {
    target: fc.constant("directory"),
    account: fc.constant(kind),
    personId: fc.constantFrom("p1", "p2", "p3"),
    label: fc.constantFrom("ada.okafor", "ben.hughes"),
    reasons: fc.constant([{ rule: "title", because: "the staff record says so" }]),
  };
  return fc.oneof<Arbitrary<Difference>[]>(
    fc.record({
      ...base,
      difference: fc.constant("missing" as const),
      handle: fc.uuid(),
      attributes: attributes(known, [], (one) => !one.readOnly && !one.reference),
      enabled: fc.boolean(),
      entitlements: held,
    }),
    fc
      .record({
        ...base,
        difference: fc.constant("changed" as const),
        actual,
        deltas: deltas(known),
        enabled: fc.option(fc.boolean(), { nil: undefined }),
        grant: held,
      })
      .map(({ enabled, ...rest }) => ({
        ...rest,
        revoke: rest.actual.entitlements.slice(0, 1).map(({ kind: of, id }) => ({ kind: of, id })),
        ...(enabled !== undefined && { enabled }),
      })),
    fc.record({ ...base, difference: fc.constant("surplus" as const), actual }),
  );
}

function keyOf({ kind, id }: EntitlementRef): string {
  return `${kind}:${id}`;
}
