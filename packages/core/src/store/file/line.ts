import { crc32 } from "node:zlib";
import { shortCrc } from "./short-crc.ts";

/** In bytes, what stands before the text of a line: eight hexadecimal digits and a tab. */
export const checksumLength = 9;
// In bytes: from here on, a call into zlib costs less.
const shortest = 256;
const [zero, nine, a, tab] = [0x30, 0x39, 0x61, 0x09];

/** Writes a text without line breaks as a line that starts with its CRC-32. */
export function checkedLine(text: string): string {
  return `${checksum(text)}\t${text}\n`;
}

/** Works out the CRC-32 of a text or of bytes, as eight hexadecimal digits. */
export function checksum(text: string | Uint8Array): string {
  return crc32(text).toString(16).padStart(8, "0");
}

/**
 * Reads a line, without its line break, back to its text; `undefined` when the checksum does not hold. The line is all of
 * `bytes`, or what stands from `from` up to `to`.
 */
export function uncheckedText(
  bytes: Buffer,
  from = 0,
  to: number = bytes.length,
): string | undefined {
  return isCheckedLine(bytes, from, to)
    ? bytes.toString("utf8", from + checksumLength, to)
    : undefined;
}

/** Tells whether the checksum of the line from `from` up to `to`, without its line break, holds. */
export function isCheckedLine(bytes: Buffer, from: number, to: number): boolean {
  const start = from + checksumLength;
  if (to < start || bytes[start - 1] !== tab) return false;
  const isShort = to - start < shortest;
  const crc = isShort ? shortCrc(bytes, start, to) : crc32(bytes.subarray(start, to));
  return crc === givenChecksum(bytes, from);
}

/** Reads eight hexadecimal digits, in lower case as they are written; NaN when they are none. */
function givenChecksum(bytes: Buffer, from: number): number {
  let given = 0;
  for (let at = from; at < from + checksumLength - 1; at++) {
    const unit = bytes[at] as number;
    const digit = unit <= nine ? unit - zero : unit - a + 10;
    if (digit < 0 || digit > 15 || (unit > nine && unit < a)) return Number.NaN;
    given = given * 16 + digit;
  }
  return given;
}
