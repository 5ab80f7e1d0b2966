import type { Filter } from "../messages/filter.ts";
import { refuse } from "../messages/refusal.ts";
import { namedBy, naming } from "../read/linked-entries.ts";
import type { Look } from "../read/look.ts";
import { valuesOf } from "../read/values.ts";
import { isForwardLink } from "../schema/link-ends.ts";
import { type AttributeRule, attributeRule, otherEnd } from "../schema/schema.ts";
import { keepValue } from "../schema/value.ts";
import { entryAt } from "../tree/find.ts";
import { compareWith } from "./compare.ts";
import type { Test } from "./test.ts";

type Rule = Extract<Filter, { readonly kind: "rule" }>;

/** Makes the test of a matching rule: all bits, any bit, or in chain ([MS-ADTS] 3.1.1.3.4.4). */
export function matchingRule({ type = "", rule: oid, value }: Rule, look: Look): Test {
  const rule = attributeRule(type);
  if (!rule) return () => undefined;
  switch (oid) {
    case undefined:
      return compareWith({ kind: "equal", type, value }, look);
    case "1.2.840.113556.1.4.803":
      return bits(rule, value, { look, all: true });
    case "1.2.840.113556.1.4.804":
      return bits(rule, value, { look, all: false });
    case "1.2.840.113556.1.4.1941":
      return inChain(rule, value, look);
    default:
      return refuse("inappropriateMatching", "00002040");
  }
}

interface Bits {
  readonly look: Look;
  readonly all: boolean;
}

function bits(rule: AttributeRule, value: Uint8Array, { look, all }: Bits): Test {
  const text = keepValue(rule, value) ?? "";
  if (!/^-?\d+$/.test(text) || (rule.syntax !== "integer" && rule.syntax !== "large")) {
    return () => undefined;
  }
  const wanted = BigInt.asUintN(64, BigInt(text));
  const matches = (own: string) => {
    const both = BigInt.asUintN(64, BigInt(own)) & wanted;
    return all ? both === wanted : both !== 0n;
  };
  return (entry) => valuesOf(look, entry, rule).some(matches);
}

// From the named entry the other way along the links: whoever is reached has it in its chain.
function inChain(rule: AttributeRule, value: Uint8Array, look: Look): Test {
  const named = entryAt(look.tree, keepValue(rule, value) ?? "");
  if (rule.link === undefined || !named) return () => false;
  const forward = isForwardLink(rule);
  const key = forward ? rule.key : (otherEnd(rule)?.key ?? "");
  const reached = new Set<string>();
  const waiting = [named.id];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const next of forward ? naming(look, id, key) : namedBy(look, id, key)) {
      if (!reached.has(next.id)) waiting.push(next.id);
      reached.add(next.id);
    }
  }
  return ({ id }) => reached.has(id);
}
