const inUtc = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):\d\d:\d\dZ$/;
const iso =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(Z|z|[+-]\d\d(?::?\d\d)?)$/;
const generalised =
  /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(?:(\d\d)(?:[.,](\d+))?)?(Z|[+-]\d\d(?:\d\d)?)$/;

/**
 * Writes a moment in one notation: UTC, no trailing zeros. Reads ISO 8601 with an offset and the generalised time of
 * RFC 4517. A text that names no moment, such as a date or a time without an offset, comes back as it stands.
 */
export function canonicalInstant(text: string): string {
  if (inUtc.test(text)) return text;
  const match = iso.exec(text) ?? generalised.exec(text);
  if (!match) return text;
  const [, year, month, day, hour, minute, second = "00", fraction = "", offset = "Z"] = match;
  const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(local)) return text;
  const moment = new Date(local - offsetMinutes(offset) * 60_000).toISOString();
  const digits = fraction.replace(/0+$/, "");
  return moment.replace(".000Z", digits === "" ? "Z" : `.${digits}Z`);
}

function offsetMinutes(offset: string): number {
  if (offset === "Z" || offset === "z") return 0;
  const digits = offset.slice(1).replace(":", "");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || "0");
  return offset.startsWith("-") ? -minutes : minutes;
}
