import { createHash } from "node:crypto";
import { type DamageRule, damagedSet } from "./damaged-set.ts";
import { dateOfDay } from "./day-number.ts";
import type { PlacedHeader, ShardEntry } from "./header.ts";
import { headerLength, layout, shardCount } from "./layout.ts";
import { formatVersion, magic } from "./magic.ts";
import { pageLength, slotsPerPage } from "./page.ts";

// The last day of the year 9999.
const lastDay = 2_932_896;

/** Reads a header. Throws ConnectorError `protocol` when `bytes` are not the whole of one. */
export function readHeader(bytes: Uint8Array, file: string): PlacedHeader {
  const damaged = (rule: DamageRule): Error => damagedSet(file, rule);
  if (!magic.equals(bytes.subarray(0, magic.length))) throw damaged("foreign");
  if (bytes.length < headerLength) throw damaged("length");
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerLength);
  if (view.getUint32(layout.formatVersion, true) !== formatVersion) throw damaged("version");
  const digest = createHash("sha256").update(bytes.subarray(0, layout.digest)).digest();
  if (!digest.equals(bytes.subarray(layout.digest, headerLength))) throw damaged("header");
  const shards = Array.from({ length: shardCount }, (_, index) => entryAt(view, index));
  const days = view.getUint32(layout.listedOn, true);
  if (days > lastDay || !shards.every(isPossible)) throw damaged("header");
  return {
    listedOn: dateOfDay(days),
    leastCount: view.getUint32(layout.leastCount, true),
    seed: view.getUint32(layout.seed, true),
    shards,
    version: digest.toString("hex", 0, 8),
    ...place(shards),
  };
}

function entryAt(view: DataView, index: number): ShardEntry {
  const at = layout.entries + index * layout.entryLength;
  const segmentLength = view.getUint32(at + 4, true);
  const segmentCount = view.getUint32(at + 8, true);
  return {
    keyCount: view.getUint32(at, true),
    shape: { segmentLength, segmentCount, slots: (segmentCount + 2) * segmentLength },
    attempt: view.getUint32(at + 12, true),
    checksum: view.getUint32(at + 16, true),
  };
}

/** Refuses what nobody has written, before memory is set aside for it. */
function isPossible({ shape: { segmentLength, segmentCount, slots } }: ShardEntry): boolean {
  return Number.isInteger(Math.log2(segmentLength)) && segmentCount > 0 && slots < 2 ** 32;
}

/** Shards follow each other, each from a new page on. */
function place(shards: readonly ShardEntry[]): Pick<PlacedHeader, "places" | "length"> {
  let firstPage = headerLength / pageLength;
  const places = shards.map(({ keyCount, shape }) => {
    const pages = keyCount === 0 ? 0 : Math.ceil(shape.slots / slotsPerPage);
    firstPage += pages;
    return { pages, firstPage: firstPage - pages };
  });
  return { places, length: firstPage * pageLength };
}
