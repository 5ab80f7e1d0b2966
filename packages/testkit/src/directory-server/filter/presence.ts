import { isSeen, type Look } from "../read/look.ts";
import { valuesOf } from "../read/values.ts";
import { attributeRule } from "../schema/schema.ts";
import type { Test } from "./test.ts";

/** Makes the test of whether an attribute is there. */
export function presence({ type }: { readonly type: string }, look: Look): Test {
  const rule = attributeRule(type);
  if (!rule) return () => undefined;
  if (rule.key === "objectclass") return (entry) => isSeen(look, entry);
  return (entry) => valuesOf(look, entry, rule).length > 0;
}
