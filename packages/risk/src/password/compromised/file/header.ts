import { createHash } from "node:crypto";
import type { LocalDate } from "@rollcall/core";
import type { FuseShape } from "../fuse/fuse-shape.ts";
import { type DamageRule, damagedSet } from "./damaged-set.ts";
import { pageLength, slotsPerPage } from "./page.ts";

/** What the file of a set says of itself. */
export interface Header {
  /** The day of the list. */
  readonly listedOn: LocalDate;
  /** How often a password must have been seen in breaches to be in the set. */
  readonly leastCount: number;
  /** What the seeds of all shards are derived from. */
  readonly seed: number;
  /** In the order of the first byte of SHA-1, 256 of them. */
  readonly shards: readonly ShardEntry[];
}

/** Where the filter of a shard is, and what it takes to ask it. */
export interface ShardEntry {
  readonly keyCount: number;
  readonly shape: FuseShape;
  /** How many attempts failed before the filter came off. */
  readonly attempt: number;
  /** CRC-32 over the checksums of its pages, in their order. */
  readonly checksum: number;
}

/** What was read of a header, and what follows from it. */
export interface PlacedHeader extends Header {
  /** The beginning of the header's SHA-256, and so of everything that it has checksums of. */
  readonly version: string;
  readonly places: readonly ShardPlace[];
  /** Of the whole file, in bytes. */
  readonly length: number;
}

/** Which pages of the file hold a shard. */
export interface ShardPlace {
  /** Counted from 0 at the beginning of the file. */
  readonly firstPage: number;
  readonly pages: number;
}

/** How many shards there are: one for each first byte of SHA-1. */
export const shardCount = 256;
/** Bytes of the header: whole pages. */
export const headerLength: number = 2 * pageLength;

const magic = Buffer.from("RCPWSET\n", "latin1");
const formatVersion = 1;
const entriesAt = 64;
const entryLength = 20;
const digestAt = headerLength - 32;
const dayLength = 86_400_000;
// The last day of the year 9999.
const lastDay = 2_932_896;

/** Writes a header. Gives its bytes and the version of the set. */
export function writeHeader(header: Header): {
  readonly bytes: Uint8Array;
  readonly version: string;
} {
  const bytes = new Uint8Array(headerLength);
  const view = new DataView(bytes.buffer);
  bytes.set(magic);
  view.setUint32(8, formatVersion, true);
  view.setUint32(12, Date.parse(header.listedOn) / dayLength, true);
  view.setUint32(16, header.leastCount, true);
  view.setUint32(20, header.seed, true);
  for (const [index, { keyCount, shape, attempt, checksum }] of header.shards.entries()) {
    const at = entriesAt + index * entryLength;
    view.setUint32(at, keyCount, true);
    view.setUint32(at + 4, shape.segmentLength, true);
    view.setUint32(at + 8, shape.segmentCount, true);
    view.setUint32(at + 12, attempt, true);
    view.setUint32(at + 16, checksum, true);
  }
  const digest = createHash("sha256").update(bytes.subarray(0, digestAt)).digest();
  bytes.set(digest, digestAt);
  return { bytes, version: digest.toString("hex", 0, 8) };
}

/** Reads a header. Throws ConnectorError `protocol` when `bytes` are not the whole of one. */
export function readHeader(bytes: Uint8Array, file: string): PlacedHeader {
  const damaged = (rule: DamageRule): Error => damagedSet(file, rule);
  if (!magic.equals(bytes.subarray(0, magic.length))) throw damaged("foreign");
  if (bytes.length < headerLength) throw damaged("length");
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerLength);
  if (view.getUint32(8, true) !== formatVersion) throw damaged("version");
  const digest = createHash("sha256").update(bytes.subarray(0, digestAt)).digest();
  if (!digest.equals(bytes.subarray(digestAt, headerLength))) throw damaged("header");
  const shards = Array.from({ length: shardCount }, (_, index) => entryAt(view, index));
  const days = view.getUint32(12, true);
  if (days > lastDay || !shards.every(isPossible)) throw damaged("header");
  return {
    listedOn: new Date(days * dayLength).toISOString().slice(0, 10),
    leastCount: view.getUint32(16, true),
    seed: view.getUint32(20, true),
    shards,
    version: digest.toString("hex", 0, 8),
    ...place(shards),
  };
}

function entryAt(view: DataView, index: number): ShardEntry {
  const at = entriesAt + index * entryLength;
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
