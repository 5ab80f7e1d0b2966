import type { DecisionInputs } from "../../src/decision/decision-inputs.ts";
import type { Rule } from "../../src/rules/rule.ts";
import { contribution } from "./contributions.ts";

/** A Saturday morning. */
export const morning: number = Date.parse("2026-11-21T08:15:00Z");

/** Inputs of a decision on somebody who is known, at an ordinary place. */
export function inputs(given: Partial<DecisionInputs> = {}): DecisionInputs {
  return {
    at: morning,
    event: {
      id: "e-1",
      at: morning - 40,
      subject: "p-1",
      result: "succeeded",
      address: "203.0.113.7",
      device: { agent: "Mozilla/5.0 (a ward workstation)" },
    },
    past: {
      firstSeen: morning - 90 * 86_400_000,
      learnt: 60,
      last: { at: morning - 86_400_000, place: undefined, network: 5432, session: undefined },
      failures: 0,
      denied: 0,
      passwordReset: undefined,
      known: { country: true, network: false, device: undefined },
    },
    surroundings: { listed: undefined, failingPeople: 0, colleagues: 12, standing: "in-post" },
    model: "model@1",
    weighed: [contribution({ bits: 2.5 }), contribution({ source: "country", bits: -0.7 })],
    evidence: [contribution({ source: "link-clicked", bits: 4, strength: "demanding" })],
    doubts: [],
    thresholds: {
      version: "t-1",
      challengeAt: 8,
      target: undefined,
      expected: undefined,
      model: "model@1",
      sample: 0,
    },
    ...given,
  };
}

/** A rule that looks at the past, as the real ones do. */
export const newNetwork: Rule = ({ past }) =>
  past.known.network === false
    ? contribution({ source: "new-network", bits: 1.5, reason: "The network is new." })
    : undefined;

/** A rule that blocks somebody who left. */
export const afterLeaving: Rule = ({ surroundings }) =>
  surroundings.standing === "left"
    ? contribution({
        source: "after-leaving",
        bits: 10,
        strength: "conclusive",
        reason: "The staff record says that the person has left.",
      })
    : undefined;
