import { ConnectorError } from "@rollcall/core";

/** An event of a feed, found to be an object. */
export type FeedFields = Readonly<Record<string, unknown>>;

/**
 * Longer keys and ids are refused, so that what is kept of them is bounded; a distinguished name may have 255
 * characters and more.
 */
const longest = 512;

/** Makes the error for an event that cannot be read: with the field and its rule, never with its value. */
export function unreadableEvent(field: string, rule: string): ConnectorError {
  return new ConnectorError({
    code: "invalid-value",
    message: `the event of a feed cannot be used: ${field === "" ? "it" : field} ${rule}`,
    advice: "Leave this event out and look at what sends it; the next ones are not affected.",
    where: { field, rule },
  });
}

/** Gives the fields of an object. Throws `invalid-value` for anything else. */
export function feedFields(value: unknown, field: string): FeedFields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as FeedFields;
  }
  throw unreadableEvent(field, "must be an object");
}

/** Reads a key or an id; `undefined` when there is none. Throws `invalid-value` when it is no text or too long. */
export function feedKey(fields: FeedFields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value !== "string") throw unreadableEvent(name, "must be a text");
  if (value.length > longest)
    throw unreadableEvent(name, `must have at most ${longest} characters`);
  return value;
}

/** As {@link feedKey}; throws as well when there is none. */
export function neededKey(fields: FeedFields, name: string): string {
  const value = feedKey(fields, name);
  if (value === undefined) throw unreadableEvent(name, "is missing");
  return value;
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/**
 * Reads an instant, ISO 8601 with a zone or milliseconds since 1970; `undefined` when there is none. Throws
 * `invalid-value` otherwise.
 */
export function feedInstant(fields: FeedFields, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  const at = typeof value === "string" && instant.test(value) ? Date.parse(value) : value;
  if (typeof at === "number" && Math.abs(at) <= 8.64e15) return at;
  throw unreadableEvent(name, "must be an instant");
}
