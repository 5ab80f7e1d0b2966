import { guidBytes } from "../names/guid.ts";
import { sidBytes } from "../names/sid.ts";
import type { Look } from "../read/look.ts";
import { classRule } from "../schema/classes.ts";
import { matchKey } from "../schema/match-key.ts";
import type { AttributeRule } from "../schema/schema.ts";
import { keepValue } from "../schema/value.ts";

/** Reads the value of a filter into the form in which values are compared; `undefined` when it has none. */
export function asserted(
  rule: AttributeRule,
  bytes: Uint8Array,
  { tree }: Pick<Look, "tree">,
): string | undefined {
  const text = keepValue(rule, bytes);
  if (text === undefined) return;
  if (rule.key === "objectguid") return text.length === 16 ? text : guidBytes(text);
  if (rule.syntax === "sid") return sidBytes(text) ?? text;
  if (rule.key === "objectcategory") {
    const category = classRule(text)?.category;
    const schema = `CN=Schema,CN=Configuration,${tree.domain.baseDN}`;
    return matchKey(rule, category === undefined ? text : `CN=${category},${schema}`);
  }
  return matchKey(rule, text);
}
