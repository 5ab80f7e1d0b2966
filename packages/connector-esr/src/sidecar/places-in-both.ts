import { entryHash, entryOffset } from "./entry.ts";
import { firstFrom } from "./first-from.ts";
import type { Section } from "./search.ts";

/** Places of rows by hash, held in memory: twelve bytes each. */
export interface HeldPlaces {
  /** Gives the places of the rows with this hash, in the order of the file; none when they are not held. */
  find(hash: number): number[];
}

/** Holds the places of those rows of a section whose hash another section has as well. One pass over both, both in order. */
export function placesInBoth(section: Section, other: Section): HeldPlaces {
  const hashes: number[] = [];
  const offsets: number[] = [];
  const wanted = distinctHashes(other);
  let next = 0;
  for (const words of section.pieces()) {
    for (let index = 0; index < words.length / 2; index++) {
      const hash = entryHash(words, index);
      while ((wanted[next] as number) < hash) next++;
      if (wanted[next] !== hash) continue;
      hashes.push(hash);
      offsets.push(entryOffset(words, index));
    }
  }
  return held(Uint32Array.from(hashes), Float64Array.from(offsets));
}

function distinctHashes(section: Section): number[] {
  const hashes: number[] = [];
  let last = -1;
  for (const words of section.pieces()) {
    for (let index = 0; index < words.length / 2; index++) {
      const hash = entryHash(words, index);
      if (hash !== last) hashes.push(hash);
      last = hash;
    }
  }
  return hashes;
}

function held(hashes: Uint32Array, offsets: Float64Array): HeldPlaces {
  const all = { from: 0, to: hashes.length };
  const hashAt = (index: number): number => hashes[index] as number;
  return {
    find(hash) {
      const first = firstFrom(all, hashAt, hash);
      return Array.from(offsets.subarray(first, firstFrom(all, hashAt, hash + 1)));
    },
  };
}
