import type { AttributeSchema, AttributeValue, KindSchema } from "@rollcall/core";
import { entitlementKey } from "@rollcall/core";
import { isList, sameValue, valuesOf } from "./canonical.ts";
import type { Directory, StoredAccount } from "./directory.ts";
import { refusal } from "./refusal.ts";
import { uniqueKeys } from "./unique-keys.ts";

/** Throws when `next` may not take the place of `before`: the first of the schema's rules that it breaks. */
export function assertAllowed(
  directory: Directory,
  next: StoredAccount,
  before?: StoredAccount | undefined,
): void {
  const kind = directory.settings.schema.kinds[next.kind];
  if (!kind) throw refusal("unsupported", "the target has no accounts of this kind");
  for (const name of Object.keys({ ...before?.attributes, ...next.attributes })) {
    const schema = Object.hasOwn(kind.attributes, name) ? kind.attributes[name] : undefined;
    if (!schema)
      throw refusal("unknown-attribute", "the schema has no such attribute", { field: name });
    const value = next.attributes[name] ?? undefined;
    const was = before?.attributes[name] ?? undefined;
    if (value === was) continue;
    assertMutable(name, schema, { value, was, created: before === undefined });
    if (value !== undefined) assertValue(directory, { name, schema, value, of: next.stable });
  }
  assertRequired(kind, next);
  assertUnique(directory, kind, next);
  assertEntitlements(directory, kind, next);
}

/** Throws when an account that stands in the directory breaks a rule; what a connector cannot write may be there. */
export function assertStanding(directory: Directory, account: StoredAccount): void {
  const known = directory.settings.schema.kinds[account.kind]?.attributes ?? {};
  const given = Object.entries(account.attributes).filter(([name]) => {
    return known[name]?.readOnly || known[name]?.writeOnce;
  });
  assertAllowed(directory, account, { ...account, attributes: Object.fromEntries(given) });
}

/** Throws when other accounts still refer to an account that is to go. */
export function assertUnreferenced(directory: Directory, account: StoredAccount): void {
  for (const referrer of directory.referrers.get(account.stable) ?? []) {
    if (referrer === account.stable) continue;
    throw refusal("reference-missing", "other accounts still refer to this one", {
      advice: "Take those references away first.",
    });
  }
}

interface Change {
  readonly value: AttributeValue | undefined;
  readonly was: AttributeValue | undefined;
  readonly created: boolean;
}

function assertMutable(name: string, schema: AttributeSchema, change: Change): void {
  if (sameValue(change.value, change.was, schema)) return;
  if (schema.readOnly)
    throw refusal("invalid-value", "the attribute is read-only", { field: name });
  if (schema.writeOnce && !change.created) {
    throw refusal("invalid-value", "can be set when the account is created only", { field: name });
  }
}

interface NamedValue {
  /** The key of the account; empty while it has none. */
  readonly of: string;
  readonly name: string;
  readonly schema: AttributeSchema;
  readonly value: AttributeValue;
}

function assertValue(directory: Directory, { of, name, schema, value }: NamedValue): void {
  const single = (schema.cardinality ?? "single") === "single";
  if (single === isList(value)) {
    throw refusal("invalid-value", single ? "takes one value" : "takes a list", { field: name });
  }
  for (const scalar of valuesOf(value)) {
    if (!isOfType(scalar, schema))
      throw refusal("invalid-value", "has another type", { field: name });
    if (typeof scalar === "string" && scalar.length > (schema.maxLength ?? Infinity)) {
      throw refusal("invalid-value", `is longer than ${schema.maxLength}`, { field: name });
    }
    if (schema.reference && scalar !== of && !isLive(directory, String(scalar))) {
      throw refusal("reference-missing", "refers to no account", { field: name });
    }
  }
}

function isLive(directory: Directory, stable: string): boolean {
  const found = directory.accounts.get(stable);
  return found !== undefined && !found.deleted;
}

function isOfType(value: unknown, schema: AttributeSchema): boolean {
  if (schema.type === "number" || schema.type === "boolean") return typeof value === schema.type;
  if (typeof value !== "string") return false;
  return schema.type !== "instant" || !Number.isNaN(Date.parse(value));
}

function assertRequired(kind: KindSchema, next: StoredAccount): void {
  for (const [name, schema] of Object.entries(kind.attributes)) {
    if (schema.required && valuesOf(next.attributes[name]).length === 0) {
      throw refusal("invalid-value", "an account cannot be without it", { field: name });
    }
  }
}

function assertUnique(directory: Directory, kind: KindSchema, next: StoredAccount): void {
  for (const { attribute, key } of uniqueKeys(kind, next)) {
    const holder = directory.holders.get(key);
    if (holder !== undefined && holder !== next.stable) {
      throw refusal("not-unique", "another account has this value", { field: attribute });
    }
  }
}

function assertEntitlements(directory: Directory, kind: KindSchema, next: StoredAccount): void {
  const known = directory.settings.entitlements;
  for (const held of next.entitlements) {
    if (!kind.entitlements?.includes(held.kind)) {
      throw refusal("invalid-value", "accounts of this kind cannot hold this kind of entitlement");
    }
    if (known && !known.has(entitlementKey(held))) {
      throw refusal("reference-missing", "there is no such entitlement");
    }
  }
}
