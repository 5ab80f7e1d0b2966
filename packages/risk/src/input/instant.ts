/** The last instant that a Date can hold, in milliseconds since 1970 (ECMAScript, section on time values). */
export const lastInstant = 8.64e15;

const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/**
 * Reads an instant in ISO 8601 with a zone, in milliseconds since 1970; `undefined` for anything else. Without a zone an
 * instant would depend on the machine that reads it.
 */
export function zonedInstant(value: unknown): number | undefined {
  if (typeof value !== "string" || !zoned.test(value)) return undefined;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : at;
}

/** Reads an instant as `zonedInstant` does, or as the milliseconds that a Date can hold; `undefined` for anything else. */
export function instantOf(value: unknown): number | undefined {
  if (typeof value !== "number") return zonedInstant(value);
  return Math.abs(value) <= lastInstant ? value : undefined;
}
