import type { Day } from "./bytes/day.ts";
import type { Effective } from "./record.ts";

/**
 * Picks the row that holds on a day. `layers` are the rows of one key, those of the newest extract first.
 * The newest extract that speaks of the day is right; a newer one that begins later leaves the days before it as they
 * were, except for those before `floor`, of which it says that there were none. When no row holds on the day, the last
 * one that did is given, and when all are still to come, the next one.
 */
export function rowOn<T extends Effective>(
  layers: readonly (readonly T[])[],
  day: Day,
  floor: Day = 0,
): T | undefined {
  for (const [index, layer] of layers.entries()) {
    const rows = index === 0 ? layer : layer.filter(({ from }) => from >= floor);
    const begun = latestBegun(rows, day);
    if (begun) return begun;
  }
  return earliest(layers[0] ?? []);
}

/** Of two rows that begin on one day the later in the file counts; one that still holds comes before one that ceased. */
function latestBegun<T extends Effective>(rows: readonly T[], day: Day): T | undefined {
  let found: T | undefined;
  for (const row of rows) {
    if (row.from > day) continue;
    if (!found || rank(row, day) >= rank(found, day)) found = row;
  }
  return found;
}

function rank({ from, to }: Effective, day: Day): number {
  return (to === 0 || to >= day ? 1_0000_0000 : 0) + from;
}

function earliest<T extends Effective>(rows: readonly T[]): T | undefined {
  let found: T | undefined;
  for (const row of rows) if (!found || row.from <= found.from) found = row;
  return found;
}
