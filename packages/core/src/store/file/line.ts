import { crc32 } from "node:zlib";

// Eight hexadecimal digits and a tab.
const checksumLength = 9;

/** Writes a text without line breaks as a line that starts with its CRC-32. */
export function checkedLine(text: string): string {
  return `${checksum(text)}\t${text}\n`;
}

/** Works out the CRC-32 of a text or of bytes, as eight hexadecimal digits. */
export function checksum(text: string | Uint8Array): string {
  return crc32(text).toString(16).padStart(8, "0");
}

/** Reads a line, without its line break, back to its text; `undefined` when the checksum does not hold. */
export function uncheckedText(line: Buffer): string | undefined {
  if (line.length < checksumLength) return undefined;
  const given = Number.parseInt(line.toString("latin1", 0, checksumLength - 1), 16);
  if (crc32(line.subarray(checksumLength)) !== given) return undefined;
  return line.toString("utf8", checksumLength);
}
