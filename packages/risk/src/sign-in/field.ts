import { ConnectorError } from "@rollcall/core";

/**
 * Makes the `invalid-value` error for a field of an event: with its path and the rule that it breaks, and never its
 * value.
 */
export function unusableField(field: string, rule: string): ConnectorError {
  return new ConnectorError({
    code: "invalid-value",
    message: `the sign-in cannot be used: ${field === "" ? "it" : field} ${rule}`,
    advice: "Leave this event out and look at what sends it; the next ones are not affected.",
    where: { field, rule },
  });
}

/** An unknown value that was found to be an object. */
export type Fields = Readonly<Record<string, unknown>>;

/** Gives the fields of an object; `undefined` where there is none. Throws `invalid-value` for any other value. */
export function fieldsOf(value: unknown, field: string): Fields | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "object" || Array.isArray(value)) {
    throw unusableField(field, "must be an object");
  }
  return value as Fields;
}

/**
 * Reads something by which things are told apart. It is never cut, because two that begin alike would become one.
 * `undefined` for nothing and for an empty text; throws `invalid-value` when it is no text, too long, or has a
 * surrogate without its other half.
 */
export function identifier(value: unknown, field: string, most: number): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value !== "string") throw unusableField(field, "must be a text");
  if (value.length > most) throw unusableField(field, `must not be longer than ${most} characters`);
  if (!value.isWellFormed()) throw unusableField(field, "must be well-formed Unicode");
  return value;
}

/** As {@link identifier}; throws as well when there is none. */
export function requiredIdentifier(value: unknown, field: string, most: number): string {
  const found = identifier(value, field, most);
  if (found === undefined) throw unusableField(field, "is missing");
  return found;
}
