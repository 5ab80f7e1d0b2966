import type { Strength } from "../evidence/contribution.ts";
import { leftAfter } from "../memory/half-life.ts";
import type { KindDescription } from "./kind-description.ts";
import type { RiskEventLevel } from "./risk-event.ts";

/** One event as it is remembered. */
export interface Remembered {
  readonly level: RiskEventLevel;
  readonly at: number;
  /** The person has since proved who they are. */
  readonly isAnswered: boolean;
}

const day = 86_400_000;

/** The part of a kind's bits that an event of each level has. Our choice. */
const parts: Readonly<Record<RiskEventLevel, number>> = { low: 1 / 3, medium: 2 / 3, high: 1 };

/** Below so many bits an event says nothing more, and is forgotten. Our choice: a likelihood ratio of 1.07. */
const least = 0.1;

/** Below so many bits an event demands nothing, and only adds to a score. Our choice: a likelihood ratio of 2. */
const demandsFrom = 1;

/**
 * Gives what an event still weighs at an instant, in bits; 0 when it is forgotten. It never grows as time goes on, and
 * before it happened it weighs in full, so that a gateway's clock that is ahead hides nothing.
 */
export function bitsLeft(kind: KindDescription, { level, at }: Remembered, now: number): number {
  const bits = kind.bits * parts[level] * leftAfter(now - at, kind.halfLife * day);
  return bits >= least ? bits : 0;
}

/**
 * Gives what an event can still lead to when so many bits of it are left. An event of a low level, one that has faded,
 * and one that the person has answered by a second factor demand nothing; what is conclusive needs no level, and no
 * answer helps against it.
 */
export function strengthLeft(
  { strength }: KindDescription,
  { level, isAnswered }: Remembered,
  bits: number,
): Strength {
  if (bits < demandsFrom) return "statistical";
  if (strength !== "demanding") return strength;
  return level === "low" || isAnswered ? "statistical" : "demanding";
}

/** So many events of one kind count, the strongest. Our choice. */
export const countedOfKind = 3;

/**
 * Gives the part that the strongest event of a kind counts, then the next, and so on: the second is not as surprising
 * as the first.
 */
export function partOfNext(position: number): number {
  return 2 ** -position;
}
