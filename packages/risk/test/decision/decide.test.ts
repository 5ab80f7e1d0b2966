import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "../../src/decision/decide.ts";
import type { Outcome } from "../../src/decision/outcome.ts";
import type { Contribution } from "../../src/evidence/contribution.ts";
import { anyContribution, contribution } from "./contributions.ts";

const severity: Record<Outcome, number> = { allow: 0, challenge: 1, block: 2 };
const outcomes = fc.constantFrom<Outcome | undefined>("allow", "challenge", "block", undefined);

describe("what a decision leads to", () => {
  test("nothing against a sign-in allows it", () => {
    expect(decide({ contributions: [], challengeAt: 8 })).toEqual({
      contributions: [],
      bits: 0,
      outcome: "allow",
      withoutException: "allow",
    });
  });

  test("a score just below the threshold allows, and one that reaches it challenges", () => {
    const contributions = [contribution({ bits: 5 }), contribution({ bits: 3, source: "device" })];
    expect(decide({ contributions, challengeAt: 8.001 }).outcome).toBe("allow");
    expect(decide({ contributions, challengeAt: 8 }).outcome).toBe("challenge");
  });

  test("demanding evidence challenges at any score", () => {
    const contributions = [contribution({ strength: "demanding", bits: 0 })];
    expect(decide({ contributions, challengeAt: 1000 }).outcome).toBe("challenge");
  });

  test("conclusive evidence blocks, also where the model found the sign-in ordinary", () => {
    const contributions = [
      contribution({ strength: "conclusive", bits: 0, source: "after-leaving" }),
      contribution({ bits: -30 }),
    ];
    expect(decide({ contributions, challengeAt: 8 }).outcome).toBe("block");
  });

  test("statistics alone never block, whatever they add up to", () => {
    fc.assert(
      fc.property(fc.array(anyContribution), (drawn) => {
        const contributions = drawn.map((each) => ({ ...each, strength: "statistical" as const }));
        expect(decide({ contributions, challengeAt: 0 }).outcome).not.toBe("block");
      }),
    );
  });

  test("a threshold that is not a number challenges", () => {
    expect(decide({ contributions: [], challengeAt: Number.NaN }).outcome).toBe("challenge");
  });

  test("an exception lets off what is more severe, and says what it would have been", () => {
    const contributions = [contribution({ strength: "demanding" }), contribution({ bits: 9 })];
    const ruling = decide({ contributions, challengeAt: 8, atMost: "allow" });
    expect(ruling.outcome).toBe("allow");
    expect(ruling.withoutException).toBe("challenge");
  });

  test("conclusive evidence is let off by its name alone", () => {
    const contributions = [contribution({ strength: "conclusive", source: "after-leaving" })];
    const outcome = (lifts?: readonly string[], atMost: Outcome = "allow") =>
      decide({ contributions, challengeAt: 8, atMost, lifts }).outcome;
    expect(outcome()).toBe("block");
    expect(outcome(["while-suspended"])).toBe("block");
    expect(outcome(["after-leaving"])).toBe("allow");
    expect(outcome(["after-leaving"], "challenge")).toBe("challenge");
  });

  test("an exception that names what it lets off lets nothing else off", () => {
    const legacy = contribution({ strength: "demanding", source: "legacy-protocol" });
    const outcome = (...more: readonly Contribution[]) =>
      decide({
        contributions: [legacy, ...more],
        challengeAt: 8,
        atMost: "allow",
        lifts: ["legacy-protocol"],
      }).outcome;
    expect(outcome()).toBe("allow");
    expect(outcome(contribution({ bits: 7 }))).toBe("allow");
    expect(outcome(contribution({ bits: 8 }))).toBe("challenge");
    expect(outcome(contribution({ strength: "demanding", source: "anonymiser" }))).toBe(
      "challenge",
    );
    expect(outcome(contribution({ strength: "conclusive", source: "after-leaving" }))).toBe(
      "block",
    );
  });

  test("an exception never makes an outcome more severe", () => {
    expect(decide({ contributions: [], challengeAt: 8, atMost: "block" }).outcome).toBe("allow");
  });

  for (const bits of [Number.NaN, Number.POSITIVE_INFINITY, -1e7]) {
    test(`a contribution of ${bits} bits is refused`, () => {
      const contributions = [contribution({ bits })];
      expect(() => decide({ contributions, challengeAt: 8 })).toThrow(
        expect.objectContaining({
          code: "invalid-value",
          where: expect.objectContaining({ field: "bits" }),
        }),
      );
    });
  }

  test("facts that JSON cannot hold are refused", () => {
    const contributions = [contribution({ facts: { hours: Number.NaN } })];
    expect(() => decide({ contributions, challengeAt: 8 })).toThrow(
      expect.objectContaining({ code: "invalid-value" }),
    );
  });
});

describe("laws of decisions", () => {
  test("the sum of the contributions is the score, exactly", () => {
    fc.assert(
      fc.property(fc.array(anyContribution), (drawn) => {
        const { contributions, bits } = decide({ contributions: drawn, challengeAt: 8 });
        expect(contributions).toHaveLength(drawn.length);
        expect(contributions.reduce((sum, each) => sum + each.bits, 0)).toBe(bits);
      }),
    );
  });

  test("a zero has no sign, so that what is read back from JSON is what was decided", () => {
    const zero = {
      source: "network",
      bits: -0,
      strength: "statistical",
      reason: "",
      facts: {},
    } as const;
    const { contributions } = decide({ contributions: [zero], challengeAt: 8 });
    expect(contributions.map(({ bits }) => bits)).toEqual([0]);
  });

  test("the order in which contributions come changes nothing, not even the last bit of the sum", () => {
    const shuffled = fc
      .array(anyContribution)
      .chain((drawn) =>
        fc.tuple(fc.constant(drawn), fc.shuffledSubarray(drawn, { minLength: drawn.length })),
      );
    fc.assert(
      fc.property(shuffled, ([contributions, again]) => {
        expect(decide({ contributions: again, challengeAt: 8 })).toEqual(
          decide({ contributions, challengeAt: 8 }),
        );
      }),
    );
  });

  test("more evidence never lowers the score, and never gives a milder outcome", () => {
    const threshold = fc.double({ min: -40, max: 40, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(anyContribution),
        anyContribution,
        threshold,
        outcomes,
        fc.option(fc.subarray(["network", "device", "impossible-travel"]), { nil: undefined }),
        (contributions, drawn, challengeAt, atMost, lifts) => {
          const more = { ...drawn, bits: Math.abs(drawn.bits) };
          const exception = { challengeAt, atMost, lifts };
          const before = decide({ contributions, ...exception });
          const after = decide({ contributions: [...contributions, more], ...exception });
          expect(after.bits).toBeGreaterThanOrEqual(before.bits);
          expect(severity[after.outcome]).toBeGreaterThanOrEqual(severity[before.outcome]);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
