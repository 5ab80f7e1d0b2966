import { leftAfter } from "../memory/half-life.ts";
import { recentHalfLife } from "./decay.ts";
import { latestDays, secondOf } from "./instant.ts";
import { layout } from "./layout.ts";
import type { Profile } from "./profile.ts";

/** What went wrong lately, and how much of it is left. */
export interface Recent {
  readonly failures: number;
  readonly denied: number;
}

const longestDelay = latestDays * 86_400;

/** Reads what is left of failures and denied prompts at an instant; an instant before their last leaves them whole. */
export function recentAt({ slab, start }: Profile, at: number): Recent {
  const left = leftAfter(
    secondOf(at) - (slab.words[(start + layout.recentAt) >> 2] as number),
    recentHalfLife,
  );
  return {
    failures: (slab.singles[(start + layout.failures) >> 2] as number) * left,
    denied: (slab.singles[(start + layout.denied) >> 2] as number) * left,
  };
}

/**
 * Adds a failure or a denied prompt. One that comes late adds what would be left of it, unless the person signed in
 * since. `now` is when it was told: a clock of the profile that is more than a month ahead of it is set back.
 */
export function addRecent(
  profile: Profile,
  what: "failures" | "denied",
  at: number,
  now: number = at,
): void {
  const { slab, start } = profile;
  const second = secondOf(at);
  const furthest = secondOf(now) + longestDelay;
  const last = slab.doubles[(start + layout.lastAt) >> 3] as number;
  if (at < last && last <= furthest * 1000) return;
  const before = slab.words[(start + layout.recentAt) >> 2] as number;
  const isLate = second < before && before <= furthest;
  if (!isLate) {
    const left = leftAfter(second - before, recentHalfLife);
    const failures = (start + layout.failures) >> 2;
    const denied = (start + layout.denied) >> 2;
    slab.singles[failures] = (slab.singles[failures] as number) * left;
    slab.singles[denied] = (slab.singles[denied] as number) * left;
    slab.words[(start + layout.recentAt) >> 2] = second;
  }
  const at4 = (start + layout[what]) >> 2;
  slab.singles[at4] =
    (slab.singles[at4] as number) + (isLate ? leftAfter(before - second, recentHalfLife) : 1);
}

/**
 * Forgets what went wrong before the person signed in; a sign-in that comes late forgives nothing that came after it.
 */
export function forgive({ slab, start }: Profile, at: number, now: number = at): void {
  const before = slab.words[(start + layout.recentAt) >> 2] as number;
  if (before > secondOf(at) && before <= secondOf(now) + longestDelay) return;
  slab.singles[(start + layout.failures) >> 2] = 0;
  slab.singles[(start + layout.denied) >> 2] = 0;
}
