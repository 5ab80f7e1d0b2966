import { type FieldReader, type Fields, fieldReader } from "../input/field-reader.ts";
import { zonedInstant } from "../input/zoned-instant.ts";

/** Reads the fields of an event of a feed. */
export const feedFields: FieldReader = fieldReader({
  what: "the event of a feed",
  advice: "Leave this event out and look at what sends it; the next ones are not affected.",
});

/**
 * Longer keys and ids are refused, so that what is kept of them is bounded; a distinguished name may have 255
 * characters and more.
 */
export const longestKey = 512;

/**
 * Reads an instant, ISO 8601 with a zone or milliseconds since 1970; `undefined` when there is none. Throws
 * `invalid-value` otherwise.
 */
export function feedInstant(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  const at = typeof value === "number" ? value : zonedInstant(value);
  if (at !== undefined && Math.abs(at) <= lastInstant) return at;
  throw feedFields.fault(name, "must be an instant");
}

/** The last instant that a Date can hold, in milliseconds since 1970. */
const lastInstant = 8.64e15;
