import { refuse } from "../messages/refusal.ts";
import type { Rdn } from "../names/dn.ts";
import type { ClassRule } from "../schema/classes.ts";
import { attributeRule } from "../schema/schema.ts";
import { isTooLong } from "../schema/value-rules.ts";

/** Refuses an own name that is of another attribute than the class's, or too long. */
export function assertRdn({ type, value }: Rdn, { rdn }: ClassRule): void {
  const rule = attributeRule(type);
  if (!rule || rule.key !== rdn) refuse("namingViolation", "00002037");
  if (isTooLong(rule, value) || value.length > 255) refuse("constraintViolation", "00002082");
}
