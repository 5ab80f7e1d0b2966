import { ConnectorError } from "../errors.ts";
import type { AttributeSchema, KindSchema, Schema } from "../model/schema.ts";
import { type CompareValue, compareValue } from "./compile-comparison.ts";

/** What is needed to compare one attribute: its schema, and its compiled comparison. */
export interface ComparedAttribute {
  readonly schema: AttributeSchema;
  readonly compare: CompareValue;
}

const compiled = new WeakMap<KindSchema, ReadonlyMap<string, ComparedAttribute>>();

/** Finds the schema of a kind. Throws `unsupported` when the target has no such kind. */
export function kindSchema(schema: Schema, kind: string): KindSchema {
  const found = Object.hasOwn(schema.kinds, kind) ? schema.kinds[kind] : undefined;
  if (found) return found;
  throw new ConnectorError({
    code: "unsupported",
    message: `the target has no accounts of the kind ${kind}`,
    advice: "Name a kind of the target's schema in the policy.",
  });
}

/** Compiles the comparison of all attributes of a kind, once per schema object. */
export function kindComparison(kind: KindSchema): ReadonlyMap<string, ComparedAttribute> {
  const before = compiled.get(kind);
  if (before) return before;
  const attributes = new Map<string, ComparedAttribute>();
  for (const [name, schema] of Object.entries(kind.attributes)) {
    attributes.set(name, { schema, compare: compareValue(name, schema) });
  }
  compiled.set(kind, attributes);
  return attributes;
}
