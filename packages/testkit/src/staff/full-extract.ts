import { addDays } from "./dates.ts";
import { groundOf } from "./ground.ts";
import { enveloped } from "./rows/envelope.ts";
import { memberRows } from "./rows/member-rows.ts";
import { locationRow, organisationRow } from "./rows/place-rows.ts";
import { positionRow } from "./rows/position-row.ts";
import { startingWorld } from "./starting-world.ts";
import type { Trust } from "./trust.ts";
import type { TrustOptions } from "./trust-options.ts";
import type { Sequence, StaffWorld } from "./world.ts";

/** Which run an extract comes from; what is left out is taken from the trust's own state. */
export interface RunOptions {
  /** The day of the run, yyyy-mm-dd. */
  readonly date?: string;
  /** The day of the run before, yyyy-mm-dd; empty when there was none. */
  readonly previousRun?: string;
  readonly sequence?: number;
}

const strides = [7919, 104_729, 1_299_709];

function* eachOf<T>(sequence: Sequence<T>): Generator<T, void> {
  for (let index = 0; index < sequence.length; index++) yield sequence.at(index) as T;
}

// From the last to the first, so that a department comes before the directorate that it names as its parent.
function* lastToFirst<T>(sequence: Sequence<T>): Generator<T, void> {
  for (let index = sequence.length - 1; index >= 0; index--) yield sequence.at(index) as T;
}

// In strides, so that about half of all staff come before their supervisor; a stride that shares a factor would miss some.
function* inStrides<T>(sequence: Sequence<T>): Generator<T, void> {
  const { length } = sequence;
  const stride = strides.find((candidate) => length % candidate !== 0) ?? 1;
  let index = 0;
  for (let count = 0; count < length; count++) {
    yield sequence.at(index) as T;
    index = (index + stride) % length;
  }
}

function* worldRows(world: StaffWorld): Generator<string, void> {
  for (const location of eachOf(world.locations)) yield locationRow(location);
  for (const organisation of lastToFirst(world.organisations))
    yield organisationRow(world, organisation);
  for (const position of eachOf(world.positions)) yield positionRow(world, position);
  for (const member of inStrides(world.staff)) {
    if (member.standing !== "deleted") yield* memberRows(world, member);
  }
}

/** Writes the full extract (GOF) of a trust as it now is, row by row, header and trailer included. */
export function fullExtract(trust: Trust, run: RunOptions = {}): Iterable<string> {
  const { vpd, date, previousRun, sequence } = trust;
  const { subFile } = trust.ground;
  return enveloped(
    { vpd, subFile, kind: "full", date, previousRun, sequence, ...run },
    worldRows(trust),
  );
}

/**
 * Writes the full extract of a trust's first day without holding the trust: the memory does not grow with the number of people.
 *
 * The rows are those of `fullExtract(syntheticTrust(options), run)`, to the byte.
 */
export function staffRows(options: TrustOptions, run: RunOptions = {}): Iterable<string> {
  const ground = groundOf(options);
  const { startDate: date } = options;
  const { vpd, subFile } = ground;
  const previousRun = addDays(date, -1);
  return enveloped(
    { vpd, subFile, kind: "full", date, previousRun, sequence: 1, ...run },
    worldRows(startingWorld(ground)),
  );
}
