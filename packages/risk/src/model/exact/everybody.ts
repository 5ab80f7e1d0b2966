import type { Attempts } from "./attempts.ts";
import { type Bounded, put } from "./bounded.ts";
import { type Feature, features, type Value } from "./feature.ts";
import type { Person } from "./person.ts";
import { count, emptyTally, type Tally } from "./tally.ts";

/** What was counted of all people together. */
export interface Everybody {
  readonly people: Bounded<string, Person>;
  /**
   * Attempts on accounts of which nothing was learnt. Apart, so that no number of guessed names pushes out a person.
   */
  readonly strangers: Bounded<string, Attempts>;
  /** Per feature and level. */
  readonly tallies: readonly (readonly Tally[])[];
  /** Per feature, and per value of its first level: the values of the levels below that were seen with it. */
  readonly below: readonly Map<Value, readonly Value[][]>[];
  /** The sum of the days of the people who are kept. */
  days: number;
}

/** So many different values of a lower level are kept for each address and each agent: of a true one there is one. */
const mostBelow = 8;

/** Begins with nobody. */
export function nobody(caps: { readonly people: number; readonly values: number }): Everybody {
  return {
    people: { entries: new Map(), cap: caps.people, hand: undefined },
    strangers: { entries: new Map(), cap: caps.people, hand: undefined },
    tallies: features.map(({ levels }) => levels.map(() => emptyTally(caps.values))),
    below: features.map(() => new Map()),
    days: 0,
  };
}

/** Adds a person. Whoever is forgotten for that takes their days along; what others share with them stays counted. */
export function addPerson(everybody: Everybody, subject: string, person: Person): void {
  const forgotten = put(everybody.people, subject, person);
  everybody.days -= forgotten?.[1].days ?? 0;
}

/** A place in the tables: the number of a feature, and of one of its levels. */
export interface Position {
  readonly feature: number;
  readonly level: number;
}

/** Counts a value of a level for everybody. */
export function countForAll(everybody: Everybody, at: Position, value: Value): void {
  const tally = everybody.tallies[at.feature]?.[at.level] as Tally;
  const forgotten = count(tally, value, 0);
  if (at.level === 0 && forgotten !== undefined) everybody.below[at.feature]?.delete(forgotten);
}

/** Notes with which values of the levels below a value of the first level was seen. */
export function noteBelow(everybody: Everybody, feature: number, values: readonly Value[]): void {
  const all = everybody.below[feature] as Map<Value, Value[][]>;
  const [first, ...lower] = values;
  // One that was forgotten by all today is not kept here either.
  if (!everybody.tallies[feature]?.[0]?.entries.has(first as Value)) return;
  const known = all.get(first as Value);
  if (!known) {
    all.set(
      first as Value,
      lower.map((value) => [value]),
    );
    return;
  }
  for (const [index, value] of lower.entries()) {
    const seen = known[index] as Value[];
    if (seen.length < mostBelow && !seen.includes(value)) seen.push(value);
  }
}

/**
 * The estimate of how many values a level has that were never seen: 1, and as many as were seen on all levels below. Of
 * everybody, or, where `first` is given, of what was seen with that value of the first level.
 */
export function unseenBelow(everybody: Everybody, feature: number, first?: Value): number {
  let unseen = 1;
  if (first === undefined) {
    const { levels } = features[feature] as Feature;
    for (let level = 1; level < levels.length; level++) {
      unseen += everybody.tallies[feature]?.[level]?.entries.size ?? 0;
    }
    return unseen;
  }
  for (const seen of everybody.below[feature]?.get(first) ?? []) unseen += seen.length;
  return unseen;
}
