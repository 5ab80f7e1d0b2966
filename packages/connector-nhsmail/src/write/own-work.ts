import { type Attributes, type CreateOperation, compareValue } from "@rollcall/core";
import type { Call } from "./call.ts";
import { addressAttributes } from "./complete.ts";
import type { Found } from "./find.ts";

/** One create, and what it comes to. */
export interface AskedAccount {
  readonly call: Call;
  readonly operation: CreateOperation;
  readonly attributes: Attributes;
}

/**
 * Tells whether an account was made by this very operation: by its mark where accounts carry one, otherwise by being all
 * that was asked for, save the address, which may have got a number. One that is enabled where it should not be is nobody's unfinished work.
 */
export function isOwnWork({ call, operation, attributes }: AskedAccount, found: Found): boolean {
  const { settings, schema } = call.context;
  const { correlationAttribute: mark } = settings;
  if (mark !== undefined && typeof found.user[mark] === "string") {
    return found.user[mark] === operation.id;
  }
  if (call.made.get(found.account.ref.stable)?.by === operation.id) return true;
  if (found.account.enabled && !operation.enabled) return false;
  return Object.entries(attributes).every(([name, value]) => {
    const attribute = schema.kinds.account?.attributes[name];
    const isOther = !attribute || attribute.reference || attribute.secret;
    if (isOther || addressAttributes.has(name)) return true;
    return compareValue(name, attribute)(value, found.account.attributes[name]) === undefined;
  });
}
