import { type Random, randomFrom } from "../../staff/random.ts";
import { happens, shuffled } from "../chance.ts";
import type { Settings } from "../settings.ts";
import type { Store } from "../store/store.ts";
import { changedObjects } from "./changed.ts";
import type { Round } from "./delta-token.ts";
import type { DeltaHabits } from "./habits.ts";

/** The pages of a round, each the objects that stand on it, and what is kept back for the next round. */
export interface Pages {
  readonly pages: readonly (readonly string[])[];
  readonly late: readonly string[];
}

interface Ground {
  readonly store: Store;
  readonly settings: Settings;
  readonly missed: ReadonlyMap<string, number>;
}

/** Lays out a round by the habits of the feed; the same round has the same pages whenever it is asked for. */
export function pagesOf(
  world: Ground & { readonly rounds: Map<string, Pages> },
  round: Round,
): Pages {
  const { rounds } = world;
  const key = JSON.stringify(round);
  const pages = rounds.get(key) ?? laidOut(world, round);
  if (rounds.size >= 8) rounds.clear();
  rounds.set(key, pages);
  return pages;
}

function laidOut({ store, settings, missed }: Ground, round: Round): Pages {
  const { delta: habits, seed } = settings;
  const random = randomFrom(seed, 5, round.after ?? -1, round.upTo);
  const found = changedObjects(store, round, missed);
  const isLate = (id: string): boolean => !round.late.includes(id) && happens(random, habits.late);
  const late = new Set(round.after === undefined ? [] : found.filter(isLate));
  const due = found.filter((id) => !late.has(id));
  const all = [
    ...due,
    ...again(due, habits, random),
    ...replayed(store, { round, habits, random }),
  ];
  const ordered =
    happens(random, habits.disorder) || all.length > due.length ? shuffled(random, all) : all;
  return { pages: cut(ordered, habits, random), late: [...late] };
}

function again(due: readonly string[], habits: DeltaHabits, random: Random): readonly string[] {
  return due.filter(() => happens(random, habits.duplicates));
}

interface Replaying {
  readonly round: Round;
  readonly habits: DeltaHabits;
  readonly random: Random;
}

// What the round before reported last.
function replayed(store: Store, { round, habits, random }: Replaying): readonly string[] {
  const { after } = round;
  if (after === undefined || !happens(random, habits.replays)) return [];
  return changedObjects(store, { ...round, after: Math.max(0, after - 5), upTo: after, late: [] });
}

function cut(
  ids: readonly string[],
  habits: DeltaHabits,
  random: Random,
): readonly (readonly string[])[] {
  const pages: (readonly string[])[] = [];
  for (let from = 0; from < ids.length; from += habits.pageSize) {
    if (happens(random, habits.emptyPages)) pages.push([]);
    pages.push(ids.slice(from, from + habits.pageSize));
  }
  return pages.length === 0 ? [[]] : pages;
}
