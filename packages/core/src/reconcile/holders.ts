import type { Difference } from "../diff/difference.ts";
import { kindSchema } from "../diff/kind-comparison.ts";
import { patch } from "../diff/patch.ts";
import type { KindSchema } from "../model/schema.ts";
import type { Attributes } from "../model/value.ts";
import { type Holders, slotsOf, uniqueKey, valuesOf } from "../plan/minimal/unique-key.ts";
import type { OpenTarget } from "./run.ts";
import { search } from "./search.ts";

/** Asks a target who holds, now, the unique values that the differences want. */
export async function findHolders(
  target: OpenTarget,
  differences: readonly Difference[],
  signal: AbortSignal | undefined,
): Promise<Holders> {
  const kind = kindSchema(target.schema, target.kind);
  const wanted = new Map<string, Set<string | number | boolean>>();
  for (const difference of differences) {
    const attributes = attributesAfter(difference);
    for (const { attribute } of slotsOf(kind, attributes).values()) {
      if (!isTouched(difference, kind, attribute)) continue;
      const values = wanted.get(attribute) ?? new Set();
      for (const value of valuesOf(attributes[attribute])) values.add(value);
      wanted.set(attribute, values);
    }
  }
  const holders = new Map<string, ReadonlyMap<string, string>>();
  for (const [attribute, values] of wanted) {
    const held = new Map<string, string>();
    for (const account of await search(target, { attribute, anyOf: [...values], signal })) {
      for (const value of valuesOf(account.attributes[attribute])) {
        held.set(
          uniqueKey(kind, attribute, { value, attributes: account.attributes }),
          account.ref.stable,
        );
      }
    }
    holders.set(attribute, held);
  }
  return holders;
}

function attributesAfter(difference: Difference): Attributes {
  if (difference.difference === "missing") return difference.attributes;
  if (difference.difference === "surplus") return {};
  return patch(difference.actual, difference).attributes;
}

function isTouched(difference: Difference, kind: KindSchema, attribute: string): boolean {
  if (difference.difference !== "changed") return true;
  const unique = kind.attributes[attribute]?.unique;
  const names = typeof unique === "object" ? [attribute, unique.within] : [attribute];
  return difference.deltas.some((delta) => names.includes(delta.attribute));
}
