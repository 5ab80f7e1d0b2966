import type { Filter } from "../messages/filter.ts";
import { isLinked } from "../read/linked-entries.ts";
import type { Look } from "../read/look.ts";
import { valuesOf } from "../read/values.ts";
import { isBackLink, isForwardLink } from "../schema/link-ends.ts";
import { matchKey } from "../schema/match-key.ts";
import { type AttributeRule, attributeRule, otherEnd } from "../schema/schema.ts";
import { keepValue } from "../schema/value.ts";
import { entryAt } from "../tree/find.ts";
import { asserted } from "./asserted.ts";
import type { Test } from "./test.ts";

type Comparison = Extract<Filter, { readonly kind: "equal" | "atLeast" | "atMost" }>;

/** Makes the test of an attribute against one value. */
export function compareWith({ kind, type, value }: Comparison, look: Look): Test {
  const rule = attributeRule(type);
  if (!rule) return () => undefined;
  if (rule.link !== undefined) return linkTest(rule, value, look);
  const wanted = asserted(rule, value, look);
  if (wanted === undefined) return () => undefined;
  const matches = (own: string) => holdsBetween(rule, { kind, own: matchKey(rule, own), wanted });
  return (entry) => valuesOf(look, entry, rule).some(matches);
}

function linkTest(rule: AttributeRule, value: Uint8Array, look: Look): Test {
  const named = entryAt(look.tree, keepValue(rule, value) ?? "");
  if (!named) return () => false;
  if (isForwardLink(rule))
    return ({ id }) => isLinked(look, { from: id, attribute: rule.key, to: named.id });
  const forward = isBackLink(rule) ? (otherEnd(rule)?.key ?? "") : "";
  return ({ id }) => isLinked(look, { from: named.id, attribute: forward, to: id });
}

interface Pair {
  readonly kind: Comparison["kind"];
  readonly own: string;
  readonly wanted: string;
}

function holdsBetween({ syntax }: AttributeRule, { kind, own, wanted }: Pair): boolean {
  if (kind === "equal")
    return syntax === "time" ? instant(own) === instant(wanted) : own === wanted;
  const numbers = syntax === "integer" || syntax === "large";
  const order = numbers ? byNumber(own, wanted) : byText(own, wanted, syntax === "time");
  return kind === "atLeast" ? order >= 0 : order <= 0;
}

function byNumber(own: string, wanted: string): number {
  if (!/^-?\d+$/.test(wanted)) return Number.NaN;
  const difference = BigInt(own) - BigInt(wanted);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function byText(own: string, wanted: string, time: boolean): number {
  const [a, b] = time ? [instant(own), instant(wanted)] : [own, wanted];
  return a < b ? -1 : a > b ? 1 : 0;
}

// Whole seconds are what Active Directory keeps.
function instant(text: string): string {
  return text.slice(0, 14);
}
