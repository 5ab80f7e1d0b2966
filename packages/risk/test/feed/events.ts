import fc from "fast-check";
import type { Contribution } from "../../src/evidence/contribution.ts";
import { type EvidenceKind, evidenceKinds } from "../../src/feed/evidence-kinds.ts";
import type { RiskEvent } from "../../src/feed/risk-event.ts";

export const day = 86_400_000;

/** 21 Nov 2026, 08:15 in London. */
export const now: number = Date.parse("2026-11-21T08:15:00Z");

/** A link that somebody clicked just now, but for what is given. */
export function riskEvent(change: Partial<RiskEvent> = {}): RiskEvent {
  return {
    id: "m1",
    subject: "s1",
    kind: "mail-link-clicked",
    level: "high",
    at: now,
    said: now,
    withdrawn: false,
    ...change,
  };
}

/** The sum of what is held, and the most that it demands: 0 nothing to 2 a block. */
export function total(held: readonly Contribution[]): {
  readonly bits: number;
  readonly rank: number;
} {
  const ranks = { statistical: 0, demanding: 1, conclusive: 2 };
  return {
    bits: held.reduce((sum, each) => sum + each.bits, 0),
    rank: Math.max(0, ...held.map((each) => ranks[each.strength])),
  };
}

const kinds = Object.keys(evidenceKinds) as EvidenceKind[];

/** Events of few people and few ids, so that they meet; the same id always has the same subject and kind. */
export const riskEvents: fc.Arbitrary<RiskEvent> = fc
  .record({
    number: fc.nat(30),
    level: fc.constantFrom("low", "medium", "high"),
    at: fc.integer({ min: now - 40 * day, max: now + day }),
    said: fc.integer({ min: now - 40 * day, max: now }),
    withdrawn: fc.constantFrom(false, false, false, true),
  })
  .map(({ number, ...rest }) => ({
    id: `m${number}`,
    subject: `s${number % 2}`,
    kind: kinds[(number % 5) * 7] as EvidenceKind,
    ...rest,
  }));
