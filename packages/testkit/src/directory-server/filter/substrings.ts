import type { Filter } from "../messages/filter.ts";
import type { Look } from "../read/look.ts";
import { valuesOf } from "../read/values.ts";
import { matchKey } from "../schema/match-key.ts";
import { attributeRule } from "../schema/schema.ts";
import { keepValue } from "../schema/value.ts";
import type { Test } from "./test.ts";

type Substrings = Extract<Filter, { readonly kind: "substrings" }>;

/** Makes the test of whether a value holds pieces, in order. Names of entries have no such test. */
export function substringsOf({ type, initial, any, final }: Substrings, look: Look): Test {
  const rule = attributeRule(type);
  if (!rule || rule.syntax === "dn" || rule.syntax === "integer" || rule.syntax === "large") {
    return () => undefined;
  }
  const key = (bytes: Uint8Array) => matchKey(rule, keepValue(rule, bytes) ?? "\0");
  const start = initial ? key(initial) : "";
  const end = final ? key(final) : "";
  const middle = any.map(key);
  return (entry) =>
    valuesOf(look, entry, rule).some((value) => {
      const text = matchKey(rule, value);
      if (!text.startsWith(start) || !text.endsWith(end)) return false;
      const last = text.length - end.length;
      return last >= start.length && inOrder(text.slice(start.length, last), middle);
    });
}

function inOrder(text: string, pieces: readonly string[]): boolean {
  let at = 0;
  return pieces.every((piece) => {
    const found = text.indexOf(piece, at);
    at = found + piece.length;
    return found >= 0;
  });
}
