import type { Day } from "./bytes/day.ts";
import type { Key } from "./bytes/key.ts";
import type { Extract } from "./extract.ts";
import { type GroundName, groundNames } from "./layout/ground.ts";
import type { AssignmentRow } from "./record.ts";
import { currentRow } from "./references.ts";
import { childrenOf, referring } from "./referring.ts";
import { placesOf } from "./touched.ts";
import { isMadeUp, type Place, versionsOf } from "./versions.ts";

/**
 * What is not known well enough of the positions, locations and organisations of one VPD: a row of each was refused, and no
 * later extract has made up for it. Whoever has an assignment there is withheld.
 */
export interface Doubts {
  /** Finds the refused row that what is said of an assignment hangs on. */
  of(assignment: AssignmentRow): Place | undefined;
  /** Gives everybody of whom any assignment row hangs on one. */
  people(): Iterable<Key>;
}

/** Looks for the doubts of a chain of extracts when they are first asked for. */
export function createDoubts(extracts: readonly Extract[], day: Day): Doubts {
  let known: ReadonlyMap<GroundName, ReadonlyMap<Key, Place>> | undefined;
  const places = (name: GroundName): ReadonlyMap<Key, Place> => {
    known ??= findDoubts(extracts);
    return known.get(name) as ReadonlyMap<Key, Place>;
  };
  const parentOf = (id: Key): Key =>
    currentRow(extracts, "organisation", { id, day })?.parentId ?? 0;
  const above = (organisationId: Key): Place | undefined => {
    const found = places("organisation");
    const seen = new Set<Key>();
    if (found.size === 0) return undefined;
    for (let at = organisationId; at !== 0 && !seen.has(at); at = parentOf(at)) {
      const place = found.get(at);
      if (place) return place;
      seen.add(at);
    }
    return undefined;
  };
  return {
    of: ({ positionId, locationId, organisationId }) =>
      places("position").get(positionId) ??
      places("location").get(locationId) ??
      above(organisationId),
    *people() {
      const keys = (name: GroundName): Iterable<Key> => places(name).keys();
      for (const id of keys("position"))
        yield* referring(extracts, "byPosition", { field: "positionId", id });
      for (const id of keys("location"))
        yield* referring(extracts, "byLocation", { field: "locationId", id });
      for (const id of withAllBelow(extracts, keys("organisation")))
        yield* referring(extracts, "byOrganisation", { field: "organisationId", id });
    },
  };
}

function findDoubts(extracts: readonly Extract[]): Map<GroundName, Map<Key, Place>> {
  const found = new Map(groundNames.map((name) => [name, new Map<Key, Place>()]));
  for (const [extract, from] of extracts.entries()) {
    for (const offset of placesOf(from, "doubtful")) {
      const row = from.rowAt(offset);
      const name = from.nameOf(row) as GroundName;
      const id = from.keyOf(row);
      const place = { extract, offset };
      if (!isMadeUp(versionsOf(extracts, name, id), place)) found.get(name)?.set(id, place);
    }
  }
  return found;
}

function withAllBelow(extracts: readonly Extract[], ids: Iterable<Key>): Set<Key> {
  const all = new Set(ids);
  for (const id of all) for (const child of childrenOf(extracts, id)) all.add(child);
  return all;
}
