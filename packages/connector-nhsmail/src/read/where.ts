import { ConnectorError, comparisonKey, type ReadQuery, type Scalar } from "@rollcall/core";
import type { GraphAttribute } from "../attributes.ts";
import type { NhsmailContext } from "../context.ts";

/** What a scan looks for. */
export type Where = NonNullable<ReadQuery["where"]>;

/** Finds the attribute that is looked for. Throws `unknown-attribute`, and `unsupported` where no filter can tell. */
export function soughtIn(
  { attributes }: Pick<NhsmailContext, "attributes">,
  { attribute }: Where,
): GraphAttribute {
  const sought = attributes.get(attribute);
  if (!sought) {
    throw new ConnectorError({
      code: "unknown-attribute",
      message: "accounts have no such attribute",
      advice: "Use a name of the connector's schema.",
      where: { field: attribute },
    });
  }
  if (sought.form !== "link" && sought.schema.compare !== "e164") return sought;
  throw new ConnectorError({
    code: "unsupported",
    message: "the directory cannot be searched for this attribute",
    advice: "Search for another attribute, or read everything.",
    where: { field: attribute },
  });
}

/** Tells whether a record's value is one that was looked for, as the schema compares: Graph ignores letter case. */
export function matcher(
  { anyOf }: Pick<Where, "anyOf">,
  { schema }: GraphAttribute,
): (value: unknown) => boolean {
  const wanted = new Set(anyOf.map((value) => comparisonKey(schema, value)));
  return (value) => {
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return list.some(
      (one) => one !== undefined && wanted.has(comparisonKey(schema, one as Scalar)),
    );
  };
}
