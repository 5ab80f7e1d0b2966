// Windows counts in steps of 100 ns from 1601.
const epoch = 11_644_473_600_000n;

/** The file time that means never. */
export const never = "9223372036854775807";

/** Writes milliseconds since 1970 as a Windows file time. */
export function fileTime(ms: number): string {
  return String((BigInt(Math.trunc(ms)) + epoch) * 10_000n);
}

/** Reads a Windows file time as milliseconds since 1970. */
export function fromFileTime(text: string): number {
  return Number(BigInt(text) / 10_000n - epoch);
}

/** Writes milliseconds since 1970 as a generalised time, as Active Directory does: whole seconds. */
export function generalisedTime(ms: number): string {
  const second = Math.floor(ms / 1000);
  if (latest.second !== second) {
    const text = new Date(second * 1000).toISOString().slice(0, 19).replaceAll(/[-:T]/g, "");
    latest = { second, text: `${text}.0Z` };
  }
  return latest.text;
}

// Entries that were changed one after another share their second.
let latest = { second: Number.NaN, text: "" };
