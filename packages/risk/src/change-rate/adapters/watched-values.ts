import type { AttributeValue } from "@rollcall/core";

type Read = (value: AttributeValue) => number | null | undefined;

const number: Read = (value) => {
  const read = typeof value === "boolean" || Array.isArray(value) ? Number.NaN : Number(value);
  return value !== "" && Number.isFinite(read) ? read : undefined;
};
const instant: Read = (value) => {
  const read = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(read) ? undefined : read;
};
const howMany: Read = (value) => (Array.isArray(value) ? value.length : 1);

const reads = new Map<string, Read>([
  ["useraccountcontrol", number],
  ["admincount", number],
  ["primarygroupid", number],
  ["accountexpires", instant],
  ["serviceprincipalname", howMany],
  ["sidhistory", howMany],
]);

/** Tells whether a rule looks at the values of an attribute, in any letter case; of others no value is kept. */
export function isWatched(attribute: string): boolean {
  return reads.has(attribute.toLowerCase());
}

/**
 * Gives the value of a watched attribute as a number: flags, a group's number, an instant in milliseconds, how many
 * values there are. `null` for none, `undefined` for one that cannot be read, or that nobody watches.
 */
export function watchedValue(
  attribute: string,
  value: AttributeValue | null | undefined,
): number | null | undefined {
  const read = reads.get(attribute.toLowerCase());
  if (read === undefined) return undefined;
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) {
    return null;
  }
  return read(value);
}
