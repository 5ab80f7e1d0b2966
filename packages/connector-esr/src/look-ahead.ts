import { keyAt } from "./bytes/key.ts";
import type { Region } from "./bytes/regions.ts";
import { emptyRow, packedType, packType } from "./bytes/row.ts";
import type { InterfaceLayout } from "./layout/layout.ts";

/** What the assignment rows that come next refer to: `count` keys of each. */
export interface ReferencesAhead {
  readonly positions: Float64Array;
  readonly organisations: Float64Array;
  readonly locations: Float64Array;
  readonly supervisors: Float64Array;
  count: number;
}

/** Looks at the lines of a region from one on, and gives the first that it did not look at. */
export type LookAhead = (region: Region, from: number) => number;

/** So many lines at a time: what they refer to is still in the processor's cache when they are read. */
const stretch = 128;

/**
 * Makes what looks ahead, and tells what is referred to. The tables of a large employer are not in the processor's cache:
 * one look-up after the other, each would wait for memory, and all together they wait about once.
 */
export function createLookAhead(
  { records }: InterfaceLayout,
  onAhead: (ahead: ReferencesAhead) => void,
): LookAhead {
  const { update, columns, fields } = records.assignment;
  const column = (name: string): number => fields[name] as number;
  const [position, organisation] = [column("positionId"), column("organisationId")];
  const [location, supervisor] = [column("locationId"), column("supervisorId")];
  const type = packedType(update);
  const row = emptyRow();
  const keys = (): Float64Array => new Float64Array(stretch);
  const [positions, organisations, locations, supervisors] = [keys(), keys(), keys(), keys()];
  const ahead = { positions, organisations, locations, supervisors, count: 0 };
  return (region, from) => {
    const to = Math.min(from + stretch, region.lines);
    let count = 0;
    for (let line = from; line < to; line++) {
      region.peek(row, line);
      if (row.count !== columns || packType(row.buffer, row.start) !== type) continue;
      positions[count] = keyAt(row, position);
      organisations[count] = keyAt(row, organisation);
      locations[count] = keyAt(row, location);
      supervisors[count] = keyAt(row, supervisor);
      count++;
    }
    ahead.count = count;
    onAhead(ahead);
    return to;
  };
}
