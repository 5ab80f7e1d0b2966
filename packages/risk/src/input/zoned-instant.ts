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
