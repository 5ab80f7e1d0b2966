import { refuse } from "../messages/refusal.ts";
import type { GivenChange } from "../messages/request.ts";
import { matchKey } from "../schema/match-key.ts";
import type { AttributeRule } from "../schema/schema.ts";
import type { Draft } from "./draft.ts";
import { givenValues } from "./given-values.ts";

/** Carries out one change of an attribute that is not a link. `permissive` passes over what is so already. */
export function editAttribute(
  draft: Draft,
  rule: AttributeRule,
  { how, values: given, permissive }: GivenChange & { readonly permissive: boolean },
): void {
  const values = givenValues(rule, given);
  const held = draft.attributes.get(rule.key) ?? [];
  const next = edits[how]({ rule, held, values, permissive });
  if (rule.single && next.length > 1) refuse("attributeOrValueExists", "0000200D");
  if (next.length === 0) draft.attributes.delete(rule.key);
  else if (!isSame(held, next)) draft.attributes.set(rule.key, next);
}

interface Edit {
  readonly rule: AttributeRule;
  readonly held: readonly string[];
  readonly values: readonly string[];
  readonly permissive: boolean;
}

const edits: Readonly<Record<GivenChange["how"], (edit: Edit) => readonly string[]>> = {
  add: ({ rule, held, values, permissive }) => {
    if (values.length === 0) return refuse("constraintViolation", "00002082");
    const known = new Set(held.map((value) => matchKey(rule, value)));
    const fresh = values.filter((value) => !known.has(matchKey(rule, value)));
    if (fresh.length < values.length && !permissive) refuse("attributeOrValueExists", "00002083");
    return [...held, ...fresh];
  },
  delete: ({ rule, held, values, permissive }) => {
    if (held.length === 0 && !permissive) refuse("noSuchAttribute", "00002085");
    if (values.length === 0) return [];
    const gone = new Set(values.map((value) => matchKey(rule, value)));
    const left = held.filter((value) => !gone.has(matchKey(rule, value)));
    if (left.length > held.length - values.length && !permissive)
      refuse("noSuchAttribute", "00002085");
    return left;
  },
  replace: ({ values }) => values,
};

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at]);
}
