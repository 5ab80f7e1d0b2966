import type { Assignment } from "@rollcall/core";
import type { Day } from "./bytes/day.ts";
import type { Key } from "./bytes/key.ts";
import { rowOn } from "./effective.ts";
import type { Extract } from "./extract.ts";
import type { RecordName } from "./layout/layout.ts";
import type { ReferencesAhead } from "./look-ahead.ts";
import { toLocation, toPosition } from "./position.ts";
import { createPositionTable } from "./position-table.ts";
import type { LocationRow, OrganisationRow, PositionRow } from "./record.ts";
import { type Remembered, rememberedByKey } from "./remembered.ts";
import { type RecordOf, versionsOf } from "./versions.ts";

/** Looks up what assignments refer to, as it is on a day. What is not there is `undefined`. */
export interface References {
  /** Take a row that the caller came across and knows to be good and the only one of its key. */
  readonly learn: {
    /** Makes room for so many positions. */
    positions(count: number): void;
    position(row: PositionRow): void;
    location(row: LocationRow): void;
    organisation(row: OrganisationRow): void;
  };
  knowsPosition(id: Key): boolean;
  position(id: Key): Assignment["position"] | undefined;
  location(id: Key): Assignment["location"];
  /** The organisation that an assignment is in: the first on the way up that has an ODS code, and the department. */
  placement(organisationId: Key): Assignment["organisation"];
  /** Has what assignments are about to ask for fetched from memory all at once. */
  prefetch(ahead: ReferencesAhead): void;
}

/** Far more than an employer has. */
const mostKept = 200_000;

/** Opens the positions, locations and organisations of one VPD. */
export function createReferences(vpd: string, extracts: readonly Extract[], day: Day): References {
  const table = createPositionTable();
  const position = (id: Key): Assignment["position"] | undefined => {
    const known = table.get(id);
    if (known) return known;
    const row = currentRow(extracts, "position", { id, day });
    if (row) table.set(id, toPosition(row));
    return row && toPosition(row);
  };
  const locations = lookUp(extracts, "location", { day, to: toLocation });
  const placements = createPlacements(vpd, extracts, day);
  return {
    learn: {
      positions: table.expect,
      position: (row) => table.set(row.id, toPosition(row)),
      location: (row) => locations.learn(row.id, toLocation(row)),
      organisation: placements.learn,
    },
    knowsPosition: (id) => table.has(id) || position(id) !== undefined,
    position,
    location: locations.ask,
    placement: placements.ask,
    prefetch({ positions, locations: places, organisations, count }) {
      table.prefetch(positions, count);
      locations.prefetch(places, count);
      placements.prefetch(organisations, count);
    },
  };
}

interface Placements extends Omit<Remembered<Assignment["organisation"]>, "learn"> {
  learn(row: OrganisationRow): void;
}

function createPlacements(vpd: string, extracts: readonly Extract[], day: Day): Placements {
  const { ask: lookedUp } = lookUp(extracts, "organisation", { day, to: (row) => row });
  const learned = new Map<Key, OrganisationRow>();
  const organisation = (id: Key) => learned.get(id) ?? lookedUp(id);
  const { ask, prefetch } = rememberedByKey(mostKept, (id) => place(id, vpd, organisation));
  /** Organisations stand before all that is in them: once that is asked for, the rows have told what they had to. */
  const settle = (): void => {
    for (const id of learned.keys()) ask(id);
    learned.clear();
  };
  return {
    learn: (row) => learned.set(row.id, row),
    prefetch,
    ask(id) {
      if (learned.size > 0) settle();
      return ask(id);
    },
  };
}

interface Look<N extends RecordName, T> {
  readonly day: Day;
  readonly to: (row: RecordOf<N>) => T;
}

function lookUp<N extends RecordName, T>(
  extracts: readonly Extract[],
  name: N,
  { day, to }: Look<N, T>,
): Remembered<T | undefined> {
  return rememberedByKey(mostKept, (id) => {
    const row = currentRow(extracts, name, { id, day });
    return row && to(row);
  });
}

/** Finds the row of a key that holds on a day. */
export function currentRow<N extends RecordName>(
  extracts: readonly Extract[],
  name: N,
  { id, day }: { readonly id: Key; readonly day: Day },
): RecordOf<N> | undefined {
  const { layers } = versionsOf(extracts, name, id);
  return rowOn(
    layers.map((layer) => layer.map(({ row }) => row)),
    day,
  );
}

function place(
  id: Key,
  vpd: string,
  organisation: (id: Key) => OrganisationRow | undefined,
): Assignment["organisation"] {
  const department = organisation(id)?.name;
  const seen = new Set<Key>();
  for (let at = id; at !== 0 && !seen.has(at); at = organisation(at)?.parentId ?? 0) {
    seen.add(at);
    const row = organisation(at);
    if (row && row.odsCode !== "") return { ods: row.odsCode, name: row.name, vpd, department };
  }
  return { ods: undefined, name: undefined, vpd, department };
}
