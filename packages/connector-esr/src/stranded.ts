import type { Key } from "./bytes/key.ts";
import type { Extract } from "./extract.ts";
import { recordAt, strandedPlace } from "./profile.ts";
import { placesOf } from "./touched.ts";

/** Somebody of whom there is an assignment row and no person row. */
export interface Stranded {
  /** Where the assignment row stands. */
  readonly record: string;
  /** Whether there once was a person row, which a later extract deleted. */
  readonly deleted: boolean;
}

/** Finds the stranded of one VPD whose assignment rows stand in extracts `of` its chain. */
export function* findStranded(
  chain: readonly Extract[],
  of: readonly Extract[],
): Generator<Stranded, void> {
  const seen = new Set<Key>();
  for (const extract of of) {
    for (const offset of placesOf(extract, "apart")) {
      const id = extract.personOf(extract.rowAt(offset));
      if (seen.has(id)) continue;
      seen.add(id);
      const found = strandedPlace(chain, id);
      if (found) yield { record: recordAt(chain, found.place), deleted: found.deleted };
    }
  }
}
