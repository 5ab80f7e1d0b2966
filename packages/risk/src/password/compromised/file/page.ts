import { crc32 } from "node:zlib";

/** Bytes in a page: what is read at once from a disk, and checked by itself. */
export const pageLength: number = 4096;

/** Slots in a page; the last four bytes are its checksum. */
export const slotsPerPage: number = (pageLength - 4) / 2;

/**
 * Writes slots into the page that begins at `offset`, little-endian, and its checksum after them: CRC-32 that begins
 * with the number of the page in the file, so that a page in the place of another is found too. Gives the checksum.
 */
export function writePage(
  bytes: Uint8Array,
  { offset, number }: PagePlace,
  slots: Uint16Array,
): number {
  let at = offset;
  for (const slot of slots) {
    bytes[at++] = slot & 0xff;
    bytes[at++] = slot >> 8;
  }
  const end = offset + pageLength - 4;
  bytes.fill(0, at, end);
  const checksum = crc32(bytes.subarray(offset, end), number);
  viewOf(bytes).setUint32(end, checksum, true);
  return checksum;
}

/** Gives the checksum of the page that begins at `offset`; `undefined` when the page does not match it. */
export function checkPage(bytes: Uint8Array, { offset, number }: PagePlace): number | undefined {
  const end = offset + pageLength - 4;
  const checksum = viewOf(bytes).getUint32(end, true);
  return crc32(bytes.subarray(offset, end), number) === checksum ? checksum : undefined;
}

/** Where a page is in some bytes, and which page of the file it is, counted from 0. */
export interface PagePlace {
  readonly offset: number;
  readonly number: number;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
