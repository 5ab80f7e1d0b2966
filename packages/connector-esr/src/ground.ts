import type { Key } from "./bytes/key.ts";
import type { Row } from "./bytes/row.ts";
import type { Extract } from "./extract.ts";
import type { GroundName } from "./layout/ground.ts";
import type { Effective } from "./record.ts";
import type { StreamOptions } from "./stream-options.ts";
import { placesOf, repeatedKeys } from "./touched.ts";
import type { Employer } from "./view.ts";

/**
 * Makes what is told of positions, locations and organisations in a pass over the full extract, and lets the references
 * learn them, so that they need not be looked up one by one. Rows that do not tell all of their key are passed over.
 */
export function learnGround(employer: Employer, full: Extract): StreamOptions["onGround"] {
  const { learn } = employer.references;
  const { reader, sidecar } = full;
  learn.positions(sidecar.section("position").count);
  const isGood = goodLines(full);
  const listener = <T extends Effective>(
    name: GroundName,
    read: (row: Row) => T,
    take: (row: T) => void,
  ) => {
    const manifold = manifoldKeys(employer.extracts, name);
    return (row: Row, line: number): void => {
      if (isGood(line) && !manifold.has(full.keyOf(row))) take(read(row));
    };
  };
  return {
    position: listener("position", reader.position, learn.position),
    location: listener("location", reader.location, learn.location),
    organisation: listener("organisation", reader.organisation, learn.organisation),
  };
}

/** Tells which rows were not refused; none for certain when there are more refused ones than are listed. */
function goodLines({ sidecar }: Extract): (line: number) => boolean {
  const { count, first } = sidecar.facts.refused;
  if (first.length < count) return () => false;
  const refused = new Set(first.map(({ line }) => line));
  return (line) => !refused.has(line);
}

/** Finds the keys of which one row of the full extract does not tell all. */
function manifoldKeys(extracts: readonly Extract[], name: GroundName): Set<Key> {
  const [full, ...changes] = extracts;
  const found = full ? repeatedKeys(full, name) : new Set<Key>();
  for (const extract of changes) {
    for (const offset of placesOf(extract, name)) found.add(extract.keyOf(extract.rowAt(offset)));
  }
  return found;
}
