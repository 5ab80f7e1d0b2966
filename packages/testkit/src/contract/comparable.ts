import {
  type Attributes,
  attributeSchema,
  canonicalJson,
  entitlementKey,
  type Schema,
  type SystemRecord,
} from "@rollcall/core";
import { canonicalScalar, valuesOf } from "../memory/canonical.ts";

/** Writes a record so that two reads of it that say the same have the same text, whenever they were made. */
export function comparable(record: SystemRecord, schema: Schema): string {
  if (!("ref" in record)) return canonicalJson(record);
  const { observedAt: _, entitlements, incomplete, attributes, ...rest } = record;
  return canonicalJson({
    ...rest,
    attributes: comparableAttributes(attributes, schema, record.ref.kind),
    entitlements: entitlements.map(entitlementKey).sort(),
    incomplete: [...(incomplete ?? [])].sort(),
  });
}

/** Writes attributes with each value in the form in which it is compared, and sets in one order. */
export function comparableAttributes(
  attributes: Attributes,
  schema: Schema,
  kind: string,
): Readonly<Record<string, readonly string[]>> {
  const entries = Object.entries(attributes).map(([name, value]) => {
    const known = attributeSchema(schema, kind, name) ?? { type: "string" };
    const texts = valuesOf(value).map((one) => canonicalScalar(one, known));
    return [name, known.cardinality === "set" ? texts.sort() : texts] as const;
  });
  return Object.fromEntries(entries);
}
