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
