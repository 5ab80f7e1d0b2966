import { ConnectorError, type Instant } from "@rollcall/core";

// Ticks of 100 ns from 1601 to 1970.
const epoch = 116_444_736_000_000_000n;
const ticksPerSecond = 10_000_000n;
// The last moment of the year 9999; later ones have no ISO 8601 text of four digits.
const last = 2_650_467_743_999_999_999n;
const form = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,7}))?Z$/;

/**
 * Reads a count of 100 ns since 1601 (`accountExpires`, `pwdLastSet`) as an instant in UTC. 0, and numbers beyond the
 * year 9999 such as 9223372036854775807, mean never: `undefined`. Throws `invalid-value`.
 */
export function instantOfFiletime(text: string): Instant | undefined {
  if (!/^-?\d{1,19}$/.test(text)) throw notATime("a file time");
  const ticks = BigInt(text);
  if (ticks <= 0n || ticks > last) return undefined;
  const since = ticks - epoch;
  const fraction = ((since % ticksPerSecond) + ticksPerSecond) % ticksPerSecond;
  const whole = new Date(Number((since - fraction) / ticksPerSecond) * 1000).toISOString();
  const digits = fraction.toString().padStart(7, "0").replace(/0+$/, "");
  return whole.replace(".000Z", digits === "" ? "Z" : `.${digits}Z`);
}

/** Writes an instant in UTC as a count of 100 ns since 1601. Throws `invalid-value`. */
export function filetimeOfInstant(instant: Instant): string {
  const [, whole, fraction = ""] = form.exec(instant) ?? [];
  const seconds = Date.parse(`${whole}Z`);
  if (Number.isNaN(seconds)) throw notATime("an instant in UTC");
  const ticks = epoch + BigInt(seconds) * 10_000n + BigInt(fraction.padEnd(7, "0"));
  if (ticks <= 0n) throw notATime("an instant after the year 1600");
  return ticks.toString();
}

function notATime(what: string): ConnectorError {
  return new ConnectorError({ code: "invalid-value", message: `a text is not ${what}` });
}
