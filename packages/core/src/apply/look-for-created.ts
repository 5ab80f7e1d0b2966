import { ConnectorError } from "../errors.ts";
import type { Account } from "../model/account.ts";
import { entitlementKey } from "../model/entitlement.ts";
import type { CreateOperation } from "../model/operation.ts";
import type { KindSchema } from "../model/schema.ts";
import type { AttributeValue, Scalar } from "../model/value.ts";
import { sameValue } from "./effect.ts";
import type { Judgement } from "./judge.ts";
import type { LookOptions } from "./look.ts";

/**
 * Looks for an account that may have been made, by a value that is unique. One whose attributes are all as asked for is
 * taken for it; when it is enabled or entitled otherwise, it was made in part and is made again, which is safe.
 */
export async function lookForCreated(
  operation: CreateOperation,
  { session, schema, signal }: Omit<LookOptions, "tried">,
): Promise<Judgement> {
  const kind = schema.kinds[operation.account];
  const where = uniqueValue(operation, kind);
  if (!where) return { is: "unknowable" };
  let complete = false;
  for await (const { items, completeness } of session.read.scan({ where, signal })) {
    complete ||= completeness?.state === "complete";
    const found = items.find((account) => isSame(operation, account, kind));
    if (!found) continue;
    return isWhole(operation, found) ? { is: "there", account: found } : { is: "ready", operation };
  }
  if (complete) return { is: "ready", operation };
  throw new ConnectorError({
    code: "partial-result",
    message: "a search for the new account did not come to its end",
    retry: "backoff",
  });
}

function uniqueValue(
  { attributes }: CreateOperation,
  kind: KindSchema | undefined,
): { readonly attribute: string; readonly anyOf: readonly Scalar[] } | undefined {
  const unique = Object.entries(kind?.attributes ?? {})
    .filter(([, schema]) => schema.unique && !schema.secret)
    .sort(([, one], [, other]) => Number(other.unique === true) - Number(one.unique === true));
  for (const [attribute] of unique) {
    const anyOf = valuesOf(attributes[attribute]);
    if (anyOf.length > 0) return { attribute, anyOf };
  }
  return undefined;
}

function valuesOf(value: AttributeValue | null | undefined): readonly Scalar[] {
  if (value === null || value === undefined) return [];
  return typeof value === "object" ? value : [value];
}

function isSame(
  operation: CreateOperation,
  account: Account,
  kind: KindSchema | undefined,
): boolean {
  if (account.ref.kind !== operation.account) return false;
  return Object.entries(operation.attributes).every(([name, value]) => {
    const schema = kind?.attributes[name];
    const unknown =
      schema?.secret || schema?.serverNormalises || account.incomplete?.includes(name);
    return unknown || sameValue(kind, name, { one: value, other: account.attributes[name] });
  });
}

function isWhole(operation: CreateOperation, account: Account): boolean {
  const held = new Set(account.entitlements.map(entitlementKey));
  return (
    account.enabled === operation.enabled &&
    (account.incomplete?.includes("entitlements") ||
      operation.entitlements.every((one) => held.has(entitlementKey(one))))
  );
}
