import { refuse } from "../messages/refusal.ts";
import { matchKey } from "../schema/match-key.ts";
import type { AttributeRule } from "../schema/schema.ts";
import { keepValue } from "../schema/value.ts";
import { isTooLong, isWellFormed } from "../schema/value-rules.ts";

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

function isInRange({ syntax, most: largest }: AttributeRule, value: string): boolean {
  if (syntax !== "integer" && syntax !== "large") return true;
  const number = BigInt(value);
  // In Microsoft's schema, an integer that has a largest value has 0 for its smallest.
  if (syntax === "integer" && largest !== undefined && number < 0n) return false;
  return number >= -most[syntax] && number < most[syntax];
}
