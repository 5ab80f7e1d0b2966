import { contentHash } from "../../hash.ts";
import type { AttributeSchema } from "../../model/schema.ts";
import type { Attributes, Scalar } from "../../model/value.ts";
import type { ObjectChange } from "./object-change.ts";
import { type Holders, slotsOf, uniqueKey, valuesOf } from "./unique-key.ts";

/** Gives an account a value of a unique attribute that nobody has; `undefined` when there can be none. */
export type FreshValue = (
  change: ObjectChange,
  attribute: string,
  attributes: Attributes,
) => Scalar | undefined;

/** The shortest text that is taken to be free of chance. */
const shortest = 6;
const attempts = 16;

/**
 * Makes a source of temporary values that stand in for unique values on the way of a swap. They depend on the account
 * and the seed alone. An address keeps what is behind its `@`.
 */
export function freshValues(
  changes: readonly ObjectChange[],
  holders: Holders,
  seed: string,
): FreshValue {
  const inPlan = new Set<string>();
  for (const { kind, before, after } of changes) {
    for (const state of [before, after])
      for (const name of slotsOf(kind, state).keys()) inPlan.add(name);
  }
  const given = new Map<string, Scalar | undefined>();
  return (change, attribute, attributes) => {
    const place = JSON.stringify([change.key, attribute]);
    if (!given.has(place)) given.set(place, firstFree());
    return given.get(place);

    function firstFree(): Scalar | undefined {
      const schema = change.kind.attributes[attribute] as AttributeSchema;
      for (let attempt = 0; attempt < attempts; attempt++) {
        const hash = contentHash([seed, change.key, attribute, attempt]);
        const value = shaped(schema, { hash, like: valuesOf(change.before[attribute])[0] });
        if (value === undefined) return undefined;
        const key = uniqueKey(change.kind, attribute, { value, attributes });
        const name = `${attribute}\0${key}`;
        if (inPlan.has(name) || holders.get(attribute)?.has(key)) continue;
        inPlan.add(name);
        return value;
      }
      return undefined;
    }
  };
}

function shaped(
  schema: AttributeSchema,
  { hash, like }: { readonly hash: string; readonly like: Scalar | undefined },
): Scalar | undefined {
  if (schema.type === "number") return Number.parseInt(hash.slice(0, 7), 16);
  const compared = schema.compare ?? "exact";
  if (schema.type !== "string" || (compared !== "exact" && compared !== "ignore-case")) {
    return undefined;
  }
  const at = typeof like === "string" ? like.lastIndexOf("@") : -1;
  const suffix = at < 0 || typeof like !== "string" ? "" : like.slice(at);
  const room = (schema.maxLength ?? Number.POSITIVE_INFINITY) - suffix.length;
  if (room < shortest) return undefined;
  const text = `temporary-${hash.slice(0, 12)}`;
  return `${room < text.length ? hash.slice(0, Math.min(room, 12)) : text}${suffix}`;
}
