import { crc32 } from "node:zlib";

/** Adds the checksum of a page to that of the pages before it. */
export function addChecksum(before: number, page: number): number {
  return crc32(Uint8Array.of(page, page >>> 8, page >>> 16, page >>> 24), before);
}
