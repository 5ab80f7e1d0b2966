import type { Scalar } from "@rollcall/core";
import type { GraphAttribute } from "../attributes.ts";
import type { NhsmailContext } from "../context.ts";

/** Graph takes so many values in one filter. */
const atOnce = 15;

/**
 * Writes the filters that together match our users: all of them, or those that hold one of some values. `undefined` in a
 * tenant that is all ours. Each is answered by the default index, which is never behind as the advanced one is.
 */
export function filtersOf(
  { settings }: Pick<NhsmailContext, "settings">,
  where?: { readonly sought: GraphAttribute; readonly anyOf: readonly Scalar[] },
): readonly (string | undefined)[] {
  const { organisationAttribute, organisations } = settings;
  const own =
    organisationAttribute === undefined
      ? [undefined]
      : chunks([...organisations].sort()).map((codes) => oneOf(organisationAttribute, codes));
  if (!where) return own;
  const values = where.anyOf.filter((value) => value !== "");
  const narrowed = chunks(values).map((some) => holding(where.sought, some));
  return own.flatMap((ours) =>
    narrowed.map((one) => (ours === undefined ? one : `${ours} and ${one}`)),
  );
}

function holding({ property, form, schema }: GraphAttribute, values: readonly Scalar[]): string {
  const literals = values.map((value) => literal(value, schema.type));
  if (form !== "value") {
    return anyIs(literals.map((one) => `${property}/any(one:one eq ${one})`));
  }
  if (schema.type !== "string") return anyIs(literals.map((one) => `${property} eq ${one}`));
  return oneOf(property, values.map(String));
}

function anyIs(conditions: readonly string[]): string {
  return conditions.length === 1 ? (conditions[0] ?? "") : `(${conditions.join(" or ")})`;
}

function oneOf(property: string, values: readonly string[]): string {
  const literals = values.map((value) => literal(value, "string"));
  return literals.length === 1
    ? `${property} eq ${literals[0]}`
    : `${property} in (${literals.join(",")})`;
}

/** Dates and truth values stand as they are; a quote in a text is doubled. */
function literal(value: Scalar, type: GraphAttribute["schema"]["type"]): string {
  const bare =
    (type === "boolean" && typeof value === "boolean") ||
    (type === "instant" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(String(value)));
  return bare ? String(value) : `'${String(value).replaceAll("'", "''")}'`;
}

function chunks<T>(values: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(values.length / atOnce);
  return Array.from({ length: count }, (_, at) => values.slice(at * atOnce, (at + 1) * atOnce));
}
