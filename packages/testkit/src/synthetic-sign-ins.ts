import { randomFrom } from "./staff/random.ts";
import { type Attempt, attemptOn } from "./synthetic-sign-ins/attempt.ts";
import { type Ground, signInsOfDay } from "./synthetic-sign-ins/sign-ins-of-day.ts";
import { makeStaff, type Staff } from "./synthetic-sign-ins/staff.ts";
import type {
  SyntheticSignIn,
  SyntheticStaff,
  WorkPattern,
} from "./synthetic-sign-ins/synthetic-sign-in.ts";

/** What a synthetic trust's sign-ins are made from. */
export interface SyntheticSignInsOptions {
  /** The same seed gives the same people, sign-ins and attempts. */
  readonly seed: number;
  readonly people: number;
  /** How many days, from the first. */
  readonly days: number;
  /** The only way in which people work; all ways, as at a trust, unless told. */
  readonly pattern?: WorkPattern;
  /**
   * Midnight of the first day, in milliseconds since 1970; a Monday, so that weekends are where they belong. 6 July
   * 2026 unless told.
   */
  readonly start?: number;
  /** An ODS code; RZZ unless told. */
  readonly organisation?: string;
}

/** A synthetic trust, its people's own sign-ins and what attackers try. */
export interface SyntheticSignIns {
  readonly people: readonly SyntheticStaff[];
  /** Gives all sign-ins in the order of time, made as they are asked for. */
  signIns(): Iterable<SyntheticSignIn>;
  /** Makes an attacker's attempt on a person's account. Throws RangeError for somebody who is not there. */
  attempt(subject: string, attempt: Attempt): SyntheticSignIn;
}

/**
 * Makes the sign-ins of a trust that does not exist: desks and wards behind two addresses, nights, bank staff, homes,
 * phones, travellers; and the attackers that Wiefling et al. (ACM TOPS 2022) name. How people behave is our guess,
 * drawn from no record: fit to compare models with, and to see that they run, and not to say how well one does at a
 * real trust.
 */
export function syntheticSignIns(options: SyntheticSignInsOptions): SyntheticSignIns {
  const { seed, people, days, start = Date.UTC(2026, 6, 6), organisation = "RZZ" } = options;
  const ground: Ground = { seed, start, organisation };
  const staff = Array.from({ length: people }, (_, index) =>
    makeStaff(index, { seed, days, pattern: options.pattern }),
  );
  const bySubject = new Map(staff.map((one) => [one.subject, one]));
  return {
    people: staff.map(({ subject, pattern, joins }) => ({ subject, pattern, joins })),
    *signIns() {
      for (let day = 0; day < days; day++) yield* allOfDay(ground, staff, day);
    },
    attempt(subject, attempt) {
      const person = bySubject.get(subject);
      if (!person) throw new RangeError("nobody has this subject");
      return attemptOn(ground, person, attempt);
    },
  };
}

/** Makes a stream of random numbers from 0 up to, but not including, 1, from a seed. */
export function seededRandom(seed: number): () => number {
  const random = randomFrom(seed);
  return () => random() / 2 ** 32;
}

function allOfDay(ground: Ground, staff: readonly Staff[], day: number): SyntheticSignIn[] {
  return staff
    .flatMap((one) => signInsOfDay(ground, one, day))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
