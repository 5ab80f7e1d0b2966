import { plantedInSessions } from "./capabilities-and-sessions.ts";
import { plantedInChanges } from "./changes.ts";
import { plantedInFinds } from "./finds.ts";
import { plantedInErrors, plantedInGrants } from "./grants-and-errors.ts";
import { plantedInKnown, plantedInVersions } from "./known.ts";
import type { Planted } from "./planted.ts";
import { plantedInReads } from "./reads.ts";
import { plantedInRefusals } from "./refusals.ts";
import { plantedInShapes } from "./shapes.ts";
import { plantedInSources } from "./sources.ts";
import { plantedInCreates, plantedInLives, plantedInUpdates } from "./writes.ts";

/** Faults in reading and in what a connector says of itself. */
export const plantedInReading: readonly Planted[] = [
  ...plantedInSessions,
  ...plantedInReads,
  ...plantedInShapes,
  ...plantedInFinds,
  ...plantedInKnown,
  ...plantedInChanges,
  ...plantedInErrors,
  ...plantedInSources,
];

/** Faults in writing. */
export const plantedInWriting: readonly Planted[] = [
  ...plantedInCreates,
  ...plantedInUpdates,
  ...plantedInLives,
  ...plantedInRefusals,
  ...plantedInGrants,
  ...plantedInVersions,
];
