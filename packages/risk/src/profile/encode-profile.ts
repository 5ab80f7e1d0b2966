import { crc32 } from "node:zlib";
import { ConnectorError } from "@rollcall/core";
import { layout, layoutVersion, profileBytes } from "./layout.ts";
import { blankProfile, makeSlab, type Profile, type Slab } from "./profile.ts";
import { moment, momentCount } from "./rhythm.ts";

/** How many bytes a profile takes where it is stored: its layout and four bytes of a checksum. */
export const encodedBytes: number = profileBytes + 4;

// More than a sign-in each millisecond.
const mostCounted = 1e12;

/** Writes a profile as bytes that can be stored: as it lies in memory, and its CRC-32. */
export function encodeProfile({ slab, start }: Profile): Uint8Array {
  const bytes = new Uint8Array(encodedBytes);
  bytes.set(slab.bytes.subarray(start, start + profileBytes));
  new DataView(bytes.buffer).setUint32(profileBytes, crc32(bytes.subarray(0, profileBytes)), true);
  return bytes;
}

/**
 * Reads a profile back, into memory of its own or to a place in a slab. Throws `protocol` for bytes that are not a
 * profile of this version: a length, a version of the layout or a checksum that is not right, or a number that cannot
 * be.
 */
export function decodeProfile(bytes: Uint8Array, slab: Slab = makeSlab(1), start = 0): Profile {
  const fault = faultOf(bytes);
  if (fault !== undefined) throw unreadableProfile(fault);
  const profile = blankProfile(slab, start);
  slab.bytes.set(bytes.subarray(0, profileBytes), start);
  if (isSound(profile)) return profile;
  blankProfile(slab, start);
  throw unreadableProfile("its numbers can be");
}

function faultOf(bytes: Uint8Array): string | undefined {
  if (bytes.length !== encodedBytes) return `it has ${encodedBytes} bytes`;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const sum = crc32(bytes.subarray(0, profileBytes));
  if (view.getUint32(profileBytes, true) !== sum) return "its checksum holds";
  return bytes[layout.version] === layoutVersion
    ? undefined
    : `its layout has version ${layoutVersion}`;
}

/**
 * Tells whether all numbers that are not whole by their kind are finite, and the sums of the rhythm no larger than how
 * many were added.
 */
function isSound({ slab, start }: Profile): boolean {
  const at = slab.doubles[(start + layout.lastAt) >> 3] as number;
  if (!(at >= 0 && at < Number.MAX_SAFE_INTEGER)) return false;
  const single = (offset: number): number => slab.singles[(start + offset) >> 2] as number;
  for (const offset of [layout.failures, layout.denied, layout.learnt, layout.rhythm]) {
    if (!(single(offset) >= 0 && single(offset) < mostCounted)) return false;
  }
  const count = single(layout.rhythm);
  if (single(layout.rhythm + 4 * moment.weekend) < 0) return false;
  for (let index = 1; index < momentCount; index++) {
    // Each sum is rounded by itself.
    if (!(Math.abs(single(layout.rhythm + 4 * index)) <= count * 1.001)) return false;
  }
  return true;
}

function unreadableProfile(rule: string): ConnectorError {
  return new ConnectorError({
    code: "protocol",
    message: `a profile cannot be read: ${rule} is not so`,
    scope: "record",
    where: { rule },
    advice:
      "Begin a new profile for the person: they are challenged as somebody new until it has learnt.",
  });
}
