import type { Strength } from "../evidence/contribution.ts";
import { type EvidenceKind, evidenceKinds } from "./evidence-kinds.ts";
import type { EvidencePool } from "./evidence-pool.ts";
import { bitsLeft, strengthLeft } from "./fading.ts";
import type { KindDescription } from "./kind-description.ts";
import type { RiskEventLevel } from "./risk-event.ts";

/** The kinds by their numbers in a pool. */
export const kindNames: readonly EvidenceKind[] = Object.keys(evidenceKinds) as EvidenceKind[];
const descriptions: readonly KindDescription[] = kindNames.map((name) => evidenceKinds[name]);

/** The levels by their numbers in a pool; of the first, nothing but a withdrawal is known. */
export const levels: readonly RiskEventLevel[] = ["low", "low", "medium", "high"];

/** Flags of a slot. */
export const flag: { readonly withdrawn: number; readonly answered: number } = {
  withdrawn: 1,
  answered: 2,
};

/** What an event in a pool still says. */
export interface Weighed {
  /** 0 of one that was taken back, or that has faded. */
  readonly bits: number;
  readonly strength: Strength;
  /** It can never count again, whatever is said of it: its slot may be used for another. */
  readonly isFaded: boolean;
}

/** An event in the numbers of a pool. */
export interface NumberedEvent {
  readonly kind: number;
  readonly level: number;
  readonly at: number;
  readonly flags: number;
}

/** Weighs an event at an instant. */
export function weigh(event: NumberedEvent, now: number): Weighed {
  const { at, flags } = event;
  const kind = descriptions[event.kind] as KindDescription;
  // A later word may raise it, or take it back: it is needed for as long as it could count.
  const isFaded = bitsLeft(kind, { level: "high", at, isAnswered: false }, now) === 0;
  if ((flags & flag.withdrawn) !== 0) return { bits: 0, strength: "statistical", isFaded };
  const level = levels[event.level] as RiskEventLevel;
  const remembered = { level, at, isAnswered: (flags & flag.answered) !== 0 };
  const bits = bitsLeft(kind, remembered, now);
  return { bits, strength: strengthLeft(kind, remembered, bits), isFaded };
}

/** Weighs the event in a slot at an instant. */
export function weighSlot(pool: EvidencePool, slot: number, now: number): Weighed {
  const kind = pool.kind[slot] as number;
  const level = pool.level[slot] as number;
  const at = pool.at[slot] as number;
  return weigh({ kind, level, at, flags: pool.flags[slot] as number }, now);
}

/** The strengths from the weakest. */
export const rankOf: Readonly<Record<Strength, number>> = {
  statistical: 0,
  demanding: 1,
  conclusive: 2,
};

/** Tells whether a kind, by its number, is graver than another: as an alert is once it was found true. */
export function isGraverKind(one: number, other: number): boolean {
  const [a, b] = [descriptions[one] as KindDescription, descriptions[other] as KindDescription];
  return rankOf[a.strength] > rankOf[b.strength] || (a.strength === b.strength && a.bits > b.bits);
}

/** Tells whether one event is of less account than another: by strength, then by bits. */
export function isLess(one: Weighed, other: Weighed): boolean {
  const difference = rankOf[one.strength] - rankOf[other.strength];
  return difference < 0 || (difference === 0 && one.bits < other.bits);
}
