import fc from "fast-check";
import type { Contribution } from "../../src/evidence/contribution.ts";

/** Makes a contribution for a test. */
export function contribution(given: Partial<Contribution> = {}): Contribution {
  return {
    source: "network",
    bits: 1,
    strength: "statistical",
    reason: "The network is rare.",
    facts: {},
    ...given,
  };
}

/** Contributions of every kind, among them ones that are equal but for their bits. */
export const anyContribution: fc.Arbitrary<Contribution> = fc.record({
  source: fc.constantFrom("network", "country", "device", "impossible-travel"),
  bits: fc.oneof(
    fc.double({ min: -30, max: 30, noNaN: true }),
    fc.constantFrom(0, -0, 0.1, 0.2, 1e6, -1e6, Number.MIN_VALUE),
  ),
  strength: fc.constantFrom("statistical", "statistical", "statistical", "demanding", "conclusive"),
  reason: fc.constantFrom("The network is rare.", "Nobody travels that fast."),
  // Names of facts are words: V8's JSON.parse can take one escaped character of a key for another.
  facts: fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), fc.oneof(fc.boolean(), fc.integer()), {
    maxKeys: 2,
  }),
});
