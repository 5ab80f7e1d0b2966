import { refuse } from "../messages/refusal.ts";
import type { AttributeRule } from "../schema/schema.ts";
import { isTooLong, isWellFormed, keepValue, matchKey } from "../schema/value.ts";

/** Reads the values that a request gives of an attribute. Refuses those that its syntax or length does not allow. */
export function givenValues(rule: AttributeRule, given: readonly Uint8Array[]): readonly string[] {
  const values = given.map((bytes) => {
    const value = bytes.length === 0 ? undefined : keepValue(rule, bytes);
    if (value === undefined || !isWellFormed(rule, value) || !isInRange(rule, value)) {
      return refuse("invalidAttributeSyntax", "0000200B");
    }
    if (isTooLong(rule, value)) return refuse("constraintViolation", "00002082");
    return value;
  });
  if (new Set(values.map((value) => matchKey(rule, value))).size < values.length) {
    refuse("attributeOrValueExists", "00002083");
  }
  return values;
}

const most = { integer: 2n ** 31n, large: 2n ** 63n } as const;

function isInRange({ syntax }: AttributeRule, value: string): boolean {
  if (syntax !== "integer" && syntax !== "large") return true;
  const number = BigInt(value);
  return number >= -most[syntax] && number < most[syntax];
}
