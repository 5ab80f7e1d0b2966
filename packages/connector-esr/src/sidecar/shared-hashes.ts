import { entryHash, entryOffset } from "./entry.ts";
import type { Section } from "./search.ts";

/** A row by its hash and where it begins. */
export interface HashedPlace {
  readonly hash: number;
  readonly offset: number;
}

/** Finds the rows that have their hash in common with another row of a section, those of one hash one after another. */
export function* sharedHashes(section: Section): Generator<HashedPlace, void> {
  let lastHash = -1;
  let lastOffset = 0;
  let told = false;
  for (const words of section.pieces()) {
    for (let index = 0; index < words.length / 2; index++) {
      const hash = entryHash(words, index);
      const offset = entryOffset(words, index);
      const same = hash === lastHash;
      if (same && !told) yield { hash, offset: lastOffset };
      if (same) yield { hash, offset };
      told = same;
      lastHash = hash;
      lastOffset = offset;
    }
  }
}
