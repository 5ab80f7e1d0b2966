import type { Day } from "./bytes/day.ts";
import { rowOn } from "./effective.ts";
import type { Extract } from "./extract.ts";
import type { RecordName } from "./layout/layout.ts";
import type { LocationRow, OrganisationRow, PositionRow } from "./record.ts";
import { type RecordOf, versionsOf } from "./versions.ts";

/** The organisation that an assignment is in, as the chain of parents above it tells. */
export interface Placement {
  readonly department?: string | undefined;
  /** ODS code of the first organisation on the way up that has one. */
  readonly ods?: string | undefined;
  /** Name of that organisation. */
  readonly name?: string | undefined;
}

/** Looks up what assignments refer to, as it is on a day. What is not there is `undefined`. */
export interface References {
  position(id: string): PositionRow | undefined;
  location(id: string): LocationRow | undefined;
  organisation(id: string): OrganisationRow | undefined;
  placement(organisationId: string): Placement;
}

const mostKept = 400_000;
const mostPlacements = 100_000;

/** Opens the positions, locations and organisations of one VPD. */
export function createReferences(extracts: readonly Extract[], day: Day): References {
  const position = lookUp(extracts, "position", day);
  const location = lookUp(extracts, "location", day);
  const organisation = lookUp(extracts, "organisation", day);
  const placement = remembered(mostPlacements, (id) => place(id, organisation));
  return { position, location, organisation, placement };
}

function lookUp<N extends "position" | "location" | "organisation">(
  extracts: readonly Extract[],
  name: N,
  day: Day,
): (id: string) => RecordOf<N> | undefined {
  return remembered(mostKept, (id) => currentRow(extracts, name, { id, day }));
}

/** Finds the row of a key that holds on a day. */
export function currentRow<N extends RecordName>(
  extracts: readonly Extract[],
  name: N,
  { id, day }: { readonly id: string; readonly day: Day },
): RecordOf<N> | undefined {
  const { layers } = versionsOf(extracts, name, id);
  return rowOn(
    layers.map((layer) => layer.map(({ row }) => row)),
    day,
  );
}

/** Keeps the last answers of a function, so many of them. */
export function remembered<T>(most: number, ask: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined || known.has(id)) return before as T;
    const answer = ask(id);
    if (known.size === most) known.delete(known.keys().next().value as string);
    known.set(id, answer);
    return answer;
  };
}

function place(id: string, organisation: References["organisation"]): Placement {
  const department = organisation(id)?.name;
  const seen = new Set<string>();
  for (let at = id; at !== "" && !seen.has(at); at = organisation(at)?.parentId ?? "") {
    seen.add(at);
    const row = organisation(at);
    if (row && row.odsCode !== "") return { department, ods: row.odsCode, name: row.name };
  }
  return { department };
}
