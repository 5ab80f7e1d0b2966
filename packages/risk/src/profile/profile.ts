import { layout, layoutVersion, profileBytes } from "./layout.ts";

/** Memory that holds profiles one after the other, seen as numbers of each size. */
export interface Slab {
  readonly bytes: Uint8Array;
  readonly halves: Uint16Array;
  readonly words: Uint32Array;
  readonly signed: Int32Array;
  readonly singles: Float32Array;
  readonly doubles: Float64Array;
}

/** A window onto one profile. A table has one window, which it moves: keep none. */
export interface Profile {
  slab: Slab;
  /** Where the profile starts in its slab, in bytes. */
  start: number;
}

/** Makes memory for so many profiles. */
export function makeSlab(profiles: number): Slab {
  const buffer = new ArrayBuffer(profiles * profileBytes);
  return {
    bytes: new Uint8Array(buffer),
    halves: new Uint16Array(buffer),
    words: new Uint32Array(buffer),
    signed: new Int32Array(buffer),
    singles: new Float32Array(buffer),
    doubles: new Float64Array(buffer),
  };
}

/**
 * Makes a profile of somebody who was never seen: in memory of its own, or in a part of a slab, where it wipes what is
 * there.
 */
export function blankProfile(slab: Slab = makeSlab(1), start = 0): Profile {
  slab.bytes.fill(0, start, start + profileBytes);
  slab.bytes[start + layout.version] = layoutVersion;
  return { slab, start };
}
