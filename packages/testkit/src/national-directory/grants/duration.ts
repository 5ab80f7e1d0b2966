const pattern = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Reads a duration such as `PT4H` or `P1DT30M` (ISO 8601, without years and months), in milliseconds; `undefined` for anything else. */
export function durationOf(text: unknown): number | undefined {
  const parts = typeof text === "string" && text.length > 2 ? pattern.exec(text) : null;
  if (!parts) return;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
