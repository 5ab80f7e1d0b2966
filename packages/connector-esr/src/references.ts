import type { Assignment } from "@rollcall/core";
import type { Day } from "./bytes/day.ts";
import type { Key } from "./bytes/key.ts";
import { rowOn } from "./effective.ts";
import type { Extract } from "./extract.ts";
import type { RecordName } from "./layout/layout.ts";
import { toLocation, toPosition } from "./position.ts";
import { createPositionTable } from "./position-table.ts";
import type { OrganisationRow, PositionRow } from "./record.ts";
import { rememberedByKey } from "./remembered.ts";
import { type RecordOf, versionsOf } from "./versions.ts";

/** Looks up what assignments refer to, as it is on a day. What is not there is `undefined`. */
export interface References {
  /** Takes a position row that the caller came across and knows to be the only one of its key. */
  learn(row: PositionRow): void;
  knowsPosition(id: Key): boolean;
  position(id: Key): Assignment["position"] | undefined;
  location(id: Key): Assignment["location"];
  organisation(id: Key): OrganisationRow | undefined;
  /** The organisation that an assignment is in: the first on the way up that has an ODS code, and the department. */
  placement(organisationId: Key): Assignment["organisation"];
}

const mostKept = 50_000;
const mostPlacements = 100_000;

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
  const location = lookUp(extracts, "location", { day, to: toLocation });
  const organisation = lookUp(extracts, "organisation", { day, to: (row) => row });
  const placement = rememberedByKey(mostPlacements, (id) => place(id, vpd, organisation));
  const learn = (row: PositionRow): void => table.set(row.id, toPosition(row));
  const knowsPosition = (id: Key): boolean => table.has(id) || position(id) !== undefined;
  return { learn, knowsPosition, position, location, organisation, placement };
}

interface Look<N extends RecordName, T> {
  readonly day: Day;
  readonly to: (row: RecordOf<N>) => T;
}

function lookUp<N extends RecordName, T>(
  extracts: readonly Extract[],
  name: N,
  { day, to }: Look<N, T>,
): (id: Key) => T | undefined {
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
  organisation: References["organisation"],
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
