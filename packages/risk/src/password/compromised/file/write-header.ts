import { createHash } from "node:crypto";
import { dayNumber } from "./day-number.ts";
import type { Header } from "./header.ts";
import { headerLength, layout } from "./layout.ts";
import { formatVersion, magic } from "./magic.ts";

/** Writes a header. Gives its bytes and the version of the set. */
export function writeHeader(header: Header): {
  readonly bytes: Uint8Array;
  readonly version: string;
} {
  const bytes = new Uint8Array(headerLength);
  const view = new DataView(bytes.buffer);
  bytes.set(magic);
  view.setUint32(layout.formatVersion, formatVersion, true);
  view.setUint32(layout.listedOn, dayNumber(header.listedOn), true);
  view.setUint32(layout.leastCount, header.leastCount, true);
  view.setUint32(layout.seed, header.seed, true);
  for (const [index, { keyCount, shape, attempt, checksum }] of header.shards.entries()) {
    const at = layout.entries + index * layout.entryLength;
    view.setUint32(at, keyCount, true);
    view.setUint32(at + 4, shape.segmentLength, true);
    view.setUint32(at + 8, shape.segmentCount, true);
    view.setUint32(at + 12, attempt, true);
    view.setUint32(at + 16, checksum, true);
  }
  const digest = createHash("sha256").update(bytes.subarray(0, layout.digest)).digest();
  bytes.set(digest, layout.digest);
  return { bytes, version: digest.toString("hex", 0, 8) };
}
