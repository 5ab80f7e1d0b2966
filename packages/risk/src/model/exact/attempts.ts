import { leftAfter } from "../../memory/half-life.ts";
import { hasFailed, isStepUpLost } from "../../sign-in/ended.ts";
import type { SignIn } from "../../sign-in/sign-in.ts";
import type { Passed } from "./bounded.ts";
import { keptText } from "./kept-text.ts";

/**
 * The attempts on an account that went wrong lately, and the events that were taken in, so that none of them counts
 * twice.
 */
export interface Attempts extends Passed {
  readonly failures: Fading;
  readonly denied: Fading;
  readonly noted: RecentIds;
  readonly learnt: RecentIds;
}

/** The ids of the last events, in a ring. */
interface RecentIds {
  readonly ids: string[];
  next: number;
}

/** A number that halves with its half-life. */
interface Fading {
  value: number;
  at: number;
}

/** An event that is delivered again is recognised among the last so many of the same account. */
const idsKept = 8;

/**
 * A failure counts half after so long, in milliseconds. Our choice: a guesser who waits long enough not to be seen is
 * slow enough.
 */
const halfLife = 3_600_000;

/** Begins with no attempts. */
export function noAttempts(): Attempts {
  return {
    again: false,
    failures: { value: 0, at: 0 },
    denied: { value: 0, at: 0 },
    noted: { ids: [], next: 0 },
    learnt: { ids: [], next: 0 },
  };
}

/**
 * Tells whether an event is new, and remembers its id. One that was noted can still be learnt, once its challenge was
 * passed.
 */
export function isFirstTime(recent: RecentIds, id: string): boolean {
  const short = keptText(id);
  if (recent.ids.includes(short)) return false;
  recent.ids[recent.next] = short;
  recent.next = (recent.next + 1) % idsKept;
  return true;
}

/** Counts what went wrong: a wrong password or another failure, a prompt that was denied or let pass. */
export function countFailure(attempts: Attempts, event: SignIn): void {
  if (hasFailed(event)) addOne(attempts.failures, event.at);
  if (isStepUpLost(event)) addOne(attempts.denied, event.at);
}

/** Forgets what went wrong, after the person signed in. */
export function forgive(attempts: Attempts): void {
  attempts.failures.value = 0;
  attempts.denied.value = 0;
}

/** Gives what is left of a fading number at an instant. An earlier instant than its last leaves it whole. */
export function valueAt({ value, at }: Fading, now: number): number {
  return value * leftAfter(now - at, halfLife);
}

function addOne(fading: Fading, at: number): void {
  fading.value = valueAt(fading, at) + 1;
  fading.at = Math.max(fading.at, at);
}
