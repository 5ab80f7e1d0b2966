import { ConnectorError, comparisonKey, type ReadQuery, type Scalar } from "@rollcall/core";
import type { DirectoryContext } from "../context.ts";
import type { DialectAttribute, DialectKind } from "../dialect/dialect.ts";
import { searchOnce } from "../search-once.ts";
import { encodeValue } from "../value.ts";
import type { WireFilter } from "../wire.ts";
import { placeOf } from "./place.ts";

/** What a scan looks for. */
export type Where = NonNullable<ReadQuery["where"]>;

/** Values in one filter: a server refuses requests beyond a size. */
const atOnce = 100;

/** Finds the attribute that is looked for. Throws `unknown-attribute`, and `unsupported` where no filter can tell. */
export function soughtIn(kind: DialectKind, { attribute }: Where): DialectAttribute | undefined {
  const found = Object.hasOwn(kind.attributes, attribute) ? kind.attributes[attribute] : undefined;
  if (!found || found.secret) return undefined;
  if (found.syntax !== "parent" && found.compare !== "e164") return found;
  throw new ConnectorError({
    code: "unsupported",
    message: "the directory cannot be searched for this attribute",
    advice: "Search for another attribute, or read everything.",
    where: { field: attribute },
  });
}

/** Throws the error for an attribute that no kind has. */
export function unknownAttribute({ attribute }: Where): ConnectorError {
  return new ConnectorError({
    code: "unknown-attribute",
    message: "no record of the directory has such an attribute",
    advice: "Use a name of the connector's schema.",
    where: { field: attribute },
  });
}

/** Writes filters that match whoever has one of the values, each of a size that servers take. */
export async function whereFilters(
  context: DirectoryContext,
  where: Where,
  sought: DialectAttribute,
): Promise<readonly WireFilter[]> {
  const values: (Uint8Array | string)[] = [];
  for (const value of where.anyOf) {
    const written = await writtenAs(context, value, sought);
    if (written !== undefined && written.length > 0) values.push(written);
  }
  const filters: WireFilter[] = [];
  for (let at = 0; at < values.length; at += atOnce) {
    const some = values.slice(at, at + atOnce);
    filters.push({ or: some.map((value) => ({ equal: where.attribute, value })) });
  }
  return filters;
}

/** A value that cannot be of the attribute's kind is held by nobody. */
async function writtenAs(
  context: DirectoryContext,
  value: Scalar,
  { syntax }: DialectAttribute,
): Promise<Uint8Array | string | undefined> {
  try {
    if (syntax === "reference") return await nameOfKey(context, String(value));
    return encodeValue(value, syntax);
  } catch (error) {
    if (ConnectorError.is(error) && error.code === "invalid-value") return undefined;
    throw error;
  }
}

/** Gives the DN of a key, as a filter for links takes it; `undefined` when there is none. */
async function nameOfKey(context: DirectoryContext, key: string): Promise<string | undefined> {
  const place = placeOf(context, key);
  if (!place) return undefined;
  const search = { ...place, attributes: ["1.1"] };
  return (await searchOnce(context.wire, search)).entries[0]?.dn;
}

/** Tells whether a value of a record is one that was looked for, as the schema compares: a server may be more generous. */
export function matcher(where: Where, sought: DialectAttribute): (values: unknown) => boolean {
  const wanted = new Set(where.anyOf.map((value) => comparisonKey(sought, value)));
  return (values) => {
    const list: readonly unknown[] = Array.isArray(values) ? values : [values];
    return list.some(
      (one) => one !== undefined && wanted.has(comparisonKey(sought, one as Scalar)),
    );
  };
}
