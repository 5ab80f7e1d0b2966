import { crc32 } from "node:zlib";
import { ConnectorError } from "@rollcall/core";
import type { Entry } from "./entry.ts";
import { eventHash } from "./event-hash.ts";
import { flag, kindNames, levels } from "./slot.ts";

// A version, then of each event: two halves of its id, two times, the hash of its kind's name, level, flags.
const head = 1;
const each = 30;
const tail = 4;
const version = 1;
const anyFlag = flag.withdrawn | flag.answered;
// Numbers of kinds follow the order in which they are written down, which may change; their names stay.
const codes: readonly number[] = kindNames.map((name) => eventHash(name)[0]);
const numbers: ReadonlyMap<number, number> = new Map(codes.map((code, number) => [code, number]));
const generic = kindNames.indexOf("entra-generic");

/** Writes the evidence about a person as bytes that can be stored, with their CRC-32. */
export function encodeEvidence(entries: readonly Entry[]): Uint8Array {
  const bytes = new Uint8Array(head + entries.length * each + tail);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, version);
  entries.forEach((entry, index) => {
    const start = head + index * each;
    view.setUint32(start, entry.low, true);
    view.setUint32(start + 4, entry.high, true);
    view.setFloat64(start + 8, entry.at, true);
    view.setFloat64(start + 16, entry.said, true);
    view.setUint32(start + 24, codes[entry.kind] as number, true);
    view.setUint8(start + 28, entry.level);
    view.setUint8(start + 29, entry.flags);
  });
  const end = bytes.length - tail;
  view.setUint32(end, crc32(bytes.subarray(0, end)), true);
  return bytes;
}

/**
 * Reads evidence back. A kind that this version does not know counts as `entra-generic`. Throws `protocol` for bytes
 * that are no evidence of this version.
 */
export function decodeEvidence(bytes: Uint8Array): readonly Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = bytes.length - tail;
  if (end < head || (end - head) % each !== 0) throw unreadable("it has whole events");
  if (view.getUint32(end, true) !== crc32(bytes.subarray(0, end))) {
    throw unreadable("its checksum holds");
  }
  if (view.getUint8(0) !== version) throw unreadable(`it has version ${version}`);
  const entries = Array.from({ length: (end - head) / each }, (_, index) =>
    entryAt(view, head + index * each),
  );
  if (!entries.every(isSound)) throw unreadable("its numbers can be");
  return entries;
}

function entryAt(view: DataView, start: number): Entry {
  return {
    low: view.getUint32(start, true),
    high: view.getUint32(start + 4, true),
    at: view.getFloat64(start + 8, true),
    said: view.getFloat64(start + 16, true),
    kind: numbers.get(view.getUint32(start + 24, true)) ?? generic,
    level: view.getUint8(start + 28),
    flags: view.getUint8(start + 29),
  };
}

function isSound({ at, said, level, flags }: Entry): boolean {
  const areTimes = Number.isFinite(at) && !Number.isNaN(said);
  return areTimes && level < levels.length && (flags & ~anyFlag) === 0;
}

function unreadable(rule: string): ConnectorError {
  return new ConnectorError({
    code: "protocol",
    message: `the evidence about a person cannot be read: ${rule} is not so`,
    scope: "record",
    where: { rule },
    advice: "Read the feeds again, from as far back as evidence counts.",
  });
}
