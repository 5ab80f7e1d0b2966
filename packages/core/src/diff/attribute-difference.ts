import type { Account } from "../model/account.ts";
import type { AttributeDelta } from "../model/operation.ts";
import type { AttributeSchema } from "../model/schema.ts";
import type { AttributeValue, Scalar } from "../model/value.ts";
import type { AcknowledgedValue } from "./acknowledged.ts";
import type { ComparedAttribute } from "./kind-comparison.ts";
import type { ResolvedAttribute } from "./resolved-account.ts";

/** One attribute of one account, desired and actual. */
export interface AttributePair {
  readonly name: string;
  readonly desired: ResolvedAttribute;
  readonly actual: Account;
  readonly compared: ComparedAttribute | undefined;
  readonly acknowledged?: AcknowledgedValue | undefined;
}

/** Why a desired value is left out of a difference. */
export type Unwritable =
  | "unknown"
  | "secret"
  | "read-only"
  | "write-once"
  | "required"
  | "too-long"
  | "not-read-whole";

/**
 * Compares one attribute of an account that is there. Gives the deltas, `undefined` when it is as it should be or is
 * not ours to change, or the reason why it cannot be what it should.
 */
export function attributeDifference(
  pair: AttributePair,
): readonly AttributeDelta[] | Unwritable | undefined {
  const { desired, actual, compared } = pair;
  const value = actual.attributes[pair.name];
  if (desired.mode === "initial") return undefined;
  if (desired.mode === "fill" && (desired.value === null || !isEmpty(value))) return undefined;
  const barred = barrier(pair);
  if (barred === "secret" || barred === "unknown" || barred === "not-read-whole") return barred;
  if (isAcknowledged(pair)) return undefined;
  const deltas = compared?.compare(desired.value, value);
  return deltas && (barred ?? requiredBarrier(pair, deltas) ?? deltas);
}

/** Tells why an attribute of an account that is still to be made cannot be set, or `undefined` when it can. */
export function creationBarrier(
  value: AttributeValue,
  schema: AttributeSchema | undefined,
): Unwritable | undefined {
  if (!schema) return "unknown";
  if (schema.secret) return "secret";
  if (schema.readOnly) return "read-only";
  return isTooLong(value, schema) ? "too-long" : undefined;
}

function isEmpty(value: AttributeValue | null | undefined): boolean {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && value.length === 0;
}

function barrier({ name, desired, actual, compared }: AttributePair): Unwritable | undefined {
  if (!compared) return "unknown";
  if (compared.schema.secret) return "secret";
  if (actual.incomplete?.includes(name)) return "not-read-whole";
  if (compared.schema.readOnly) return "read-only";
  if (compared.schema.writeOnce) return "write-once";
  return desired.value !== null && isTooLong(desired.value, compared.schema)
    ? "too-long"
    : undefined;
}

function requiredBarrier(
  { compared }: AttributePair,
  deltas: readonly AttributeDelta[],
): Unwritable | undefined {
  return compared?.schema.required && deltas[0]?.change === "clear" ? "required" : undefined;
}

function isAcknowledged({ name, desired, actual, compared, acknowledged }: AttributePair): boolean {
  if (!acknowledged || !compared?.schema.serverNormalises) return false;
  const same = (one: AttributeValue | null, other: AttributeValue | null | undefined) =>
    compared.compare(one, other) === undefined;
  return (
    same(desired.value, acknowledged.wrote) && same(acknowledged.answered, actual.attributes[name])
  );
}

function isTooLong(value: AttributeValue, { maxLength }: AttributeSchema): boolean {
  if (maxLength === undefined) return false;
  const over = (one: Scalar) => typeof one === "string" && one.length > maxLength;
  return typeof value === "object" ? value.some(over) : over(value);
}
