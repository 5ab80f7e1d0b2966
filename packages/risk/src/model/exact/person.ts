import type { LastSignIn } from "../../sign-in/past.ts";
import type { Attempts } from "./attempts.ts";
import type { Passed } from "./bounded.ts";
import { features } from "./feature.ts";
import { emptyTally, type Tally } from "./tally.ts";

/** What was learnt of a person. */
export interface Person extends Passed {
  /** Per feature and level. */
  readonly tallies: readonly (readonly Tally[])[];
  readonly devices: Tally;
  readonly attempts: Attempts;
  /** How many sign-ins were learnt. */
  signIns: number;
  /** On how many days. */
  days: number;
  lastDay: number | undefined;
  firstSeen: number;
  last: LastSignIn | undefined;
}

/** Begins with a person of whom nothing was learnt, whose first sign-in is at `at`. */
export function newcomer(at: number, valuesPerPerson: number, attempts: Attempts): Person {
  return {
    again: false,
    tallies: features.map(({ levels }) => levels.map(() => emptyTally(valuesPerPerson))),
    devices: emptyTally(valuesPerPerson),
    attempts,
    signIns: 0,
    days: 0,
    lastDay: undefined,
    firstSeen: at,
    last: undefined,
  };
}
