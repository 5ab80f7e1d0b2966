import { kindComparison } from "../diff/kind-comparison.ts";
import { patchAttributes } from "../diff/patch.ts";
import type { Account } from "../model/account.ts";
import { type EntitlementRef, entitlementKey } from "../model/entitlement.ts";
import type { Expectation, Operation } from "../model/operation.ts";
import type { KindSchema } from "../model/schema.ts";
import type { AttributeValue } from "../model/value.ts";

/** One thing that an operation expects or changes, and how the account stands to it. */
export interface Facet {
  /** An attribute, `enabled`, `entitlements` or `version`. */
  readonly name: string;
  /** It is as the operation expects to find it, or the operation expects nothing of it. */
  readonly before: boolean;
  /** It is as the operation leaves it; missing when the operation does not change it. */
  readonly after?: boolean | undefined;
}

/** Compares an account with what an update, or a delete, expects and changes. */
export function facets(
  operation: Operation,
  account: Account,
  kind?: KindSchema,
): readonly Facet[] {
  const change = operation.kind === "update" ? operation : undefined;
  const { expects } = operation;
  const { grant = [], revoke = [], enabled } = change ?? {};
  const held = new Set(account.entitlements.map(entitlementKey));
  const unread = account.incomplete?.includes("entitlements") ?? false;
  const entitlement = (one: EntitlementRef, after?: boolean): Facet => ({
    name: "entitlements",
    before: unread || asExpected(one, expects, held),
    after: after === undefined ? undefined : !unread && held.has(entitlementKey(one)) === after,
  });
  const changed = new Set([...grant, ...revoke].map(entitlementKey));
  const others = [...(expects.holds ?? []), ...(expects.lacks ?? [])].filter(
    (one) => !changed.has(entitlementKey(one)),
  );
  return [
    ...attributeFacets(operation, account, kind),
    ...grant.map((one) => entitlement(one, true)),
    ...revoke.map((one) => entitlement(one, false)),
    ...others.map((one) => entitlement(one)),
    {
      name: "enabled",
      before: expects.enabled === undefined || expects.enabled === account.enabled,
      after: enabled === undefined ? undefined : enabled === account.enabled,
    },
  ];
}

function asExpected(one: EntitlementRef, expects: Expectation, held: ReadonlySet<string>): boolean {
  const key = entitlementKey(one);
  const isOne = (other: EntitlementRef): boolean => entitlementKey(other) === key;
  return held.has(key) ? !expects.lacks?.some(isOne) : !expects.holds?.some(isOne);
}

function attributeFacets(
  operation: Operation,
  account: Account,
  kind: KindSchema | undefined,
): readonly Facet[] {
  const deltas = operation.kind === "update" ? operation.deltas : [];
  const expected = operation.expects.attributes ?? {};
  const names = new Set([...Object.keys(expected), ...deltas.map(({ attribute }) => attribute)]);
  const left = patchAttributes(account.attributes, deltas, kind);
  return [...names].map((name) => {
    const changes = deltas.some(({ attribute }) => attribute === name);
    const readable = !kind?.attributes[name]?.secret && !account.incomplete?.includes(name);
    const same = (value: AttributeValue | null | undefined): boolean =>
      sameValue(kind, name, { one: value ?? null, other: account.attributes[name] });
    return {
      name,
      before: !readable || !Object.hasOwn(expected, name) || same(expected[name]),
      after: changes ? readable && same(left[name]) : undefined,
    };
  });
}

/** Tells whether two values of an attribute are equal to the target. */
export function sameValue(
  kind: KindSchema | undefined,
  name: string,
  {
    one,
    other,
  }: {
    readonly one: AttributeValue | null;
    readonly other: AttributeValue | null | undefined;
  },
): boolean {
  const compared = kind && kindComparison(kind).get(name);
  if (compared) return compared.compare(one, other) === undefined;
  return JSON.stringify(one) === JSON.stringify(other ?? null);
}
