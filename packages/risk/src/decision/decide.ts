import type { Contribution } from "../evidence/contribution.ts";
import { checkedContribution } from "./checked-contribution.ts";
import type { Outcome } from "./outcome.ts";
import { addUp, type Score } from "./score.ts";

/** What a decision is made of. */
export interface DecideOptions {
  readonly contributions: readonly Contribution[];
  /** The score, in bits, from which statistics challenge: that of `Thresholds`. */
  readonly challengeAt: number;
  /** The most severe outcome that an exception leaves of what it lets off. Without one, nothing is let off. */
  readonly atMost?: Outcome | undefined;
  /** What the exception lets off, as in `AppliedException`. */
  readonly lifts?: readonly string[] | undefined;
}

/** An outcome, the score that led to it, and what it would have been without an exception. */
export interface Ruling extends Score {
  readonly outcome: Outcome;
  readonly withoutException: Outcome;
}

/** How severe each outcome is. */
const severity: Readonly<Record<Outcome, number>> = { allow: 0, challenge: 1, block: 2 };

/**
 * Decides on a sign-in or a change. Conclusive evidence blocks, and nothing else does. Demanding evidence challenges,
 * and so does a score that reaches the threshold. One contribution more, of 0 bits or more, never gives a milder
 * outcome. Throws `invalid-value` for a contribution that cannot be added up.
 */
export function decide(options: DecideOptions): Ruling {
  const { challengeAt, atMost = "block", lifts } = options;
  const score = addUp(options.contributions.map(checkedContribution));
  const withoutException = outcomeOf(score, challengeAt);
  const left = sterner(atMost, notLetOff(score, challengeAt, lifts));
  const outcome = severity[withoutException] <= severity[left] ? withoutException : left;
  return { ...score, outcome, withoutException };
}

/**
 * Gives the outcome of what an exception does not speak of: what it does not name, or without names what is conclusive.
 */
function notLetOff(
  { contributions }: Score,
  challengeAt: number,
  lifts: readonly string[] | undefined,
): Outcome {
  if (lifts === undefined) {
    return contributions.some(({ strength }) => strength === "conclusive") ? "block" : "allow";
  }
  const others = contributions.filter(({ source }) => !lifts.includes(source));
  return outcomeOf(addUp(others), challengeAt);
}

function sterner(one: Outcome, other: Outcome): Outcome {
  return severity[one] >= severity[other] ? one : other;
}

function outcomeOf({ contributions, bits }: Score, challengeAt: number): Outcome {
  if (contributions.some(({ strength }) => strength === "conclusive")) return "block";
  if (contributions.some(({ strength }) => strength === "demanding")) return "challenge";
  // Written so that a threshold that is not a number challenges.
  return bits < challengeAt ? "allow" : "challenge";
}
