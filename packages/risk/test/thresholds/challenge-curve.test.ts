import { ConnectorError } from "@rollcall/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bootstrapIntervals } from "../../src/thresholds/bootstrap.ts";
import { challengeCurve, type PersonScores } from "../../src/thresholds/challenge-curve.ts";
import { chooseThresholds } from "../../src/thresholds/choose-thresholds.ts";
import { formatCurve } from "../../src/thresholds/format-curve.ts";
import { publishedRates } from "../../src/thresholds/published-rates.ts";

const model = "exact-1-test";

/** A small generator of our own: the same seed, the same stream. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Twenty people, whose own sign-ins score 0 to 9 and those of others 5 to 14. */
const people: readonly PersonScores[] = Array.from({ length: 20 }, (_, person) => ({
  legitimate: Array.from({ length: 10 }, (_, index) => (index * 7 + person) % 10),
  attacks: {
    naive: Array.from({ length: 10 }, (_, index) => 5 + ((index * 3 + person) % 10)),
    targeted: [person % 10],
  },
}));

test("a point challenges what its target allows and detects what lies at or above its threshold", () => {
  const curve = challengeCurve({ people, model, targets: [0.5, 0.1] });
  expect(curve).toMatchObject({ sample: 200, people: 20, attackers: { naive: 200, targeted: 20 } });
  expect(curve.points).toEqual([
    {
      target: 0.1,
      challengeAt: 9,
      challenged: { share: 0.1 },
      detected: { naive: { share: 0.6 }, targeted: { share: 0.1 } },
    },
    {
      target: 0.5,
      challengeAt: 5,
      challenged: { share: 0.5 },
      detected: { naive: { share: 1 }, targeted: { share: 0.5 } },
    },
  ]);
});

test("who allows more challenges never detects less, and each threshold is the one that would be chosen", () => {
  const arbitrary = fc.array(
    fc.record({
      legitimate: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1 }),
      attacks: fc.record({ naive: fc.array(fc.integer({ min: -9, max: 9 })) }),
    }),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(arbitrary, (drawn) => {
      const { points } = challengeCurve({ people: drawn, model });
      const legitimate = drawn.flatMap((person) => person.legitimate);
      for (const [index, { target, challengeAt, detected }] of points.entries()) {
        expect(challengeAt).toBe(chooseThresholds({ legitimate, target, model }).challengeAt);
        const before = points[index - 1]?.detected.naive?.share ?? 0;
        if (detected.naive && !Number.isNaN(detected.naive.share)) {
          expect(detected.naive.share).toBeGreaterThanOrEqual(before);
        }
      }
    }),
  );
});

test("intervals hold the figure, come again from the same stream, and narrow with more people", () => {
  const draw = (members: readonly PersonScores[], seed: number) =>
    challengeCurve({
      people: members,
      model,
      targets: [0.3],
      bootstrap: { random: seeded(seed), rounds: 200 },
    }).points[0]?.detected.targeted;
  const few = draw(people, 1);
  const many = draw(Array.from({ length: 20 }, () => people).flat(), 1);
  expect(draw(people, 1)).toEqual(few);
  const width = (estimate: typeof few) =>
    (estimate?.interval?.high as number) - (estimate?.interval?.low as number);
  expect(few?.interval?.low).toBeLessThanOrEqual(few?.share as number);
  expect(few?.interval?.high).toBeGreaterThanOrEqual(few?.share as number);
  expect(width(few)).toBeGreaterThan(0);
  expect(width(many)).toBeLessThan(width(few));
});

test("an interval of a mean is as wide as theory says", () => {
  const sample = Array.from({ length: 400 }, (_, index) => index % 2);
  const mean = (drawn: readonly number[]) => [
    drawn.reduce((all, one) => all + one, 0) / drawn.length,
  ];
  const [interval] = bootstrapIntervals(sample, mean, { random: seeded(7), rounds: 2000 });
  // A share of one half among 400 has a standard error of 0.025.
  expect(interval?.low).toBeCloseTo(0.5 - 1.96 * 0.025, 2);
  expect(interval?.high).toBeCloseTo(0.5 + 1.96 * 0.025, 2);
});

test("a random that leaves 0 to 1 is refused", () => {
  for (const wrong of [1, -0.1, Number.NaN]) {
    const bootstrap = { random: () => wrong };
    expect(() => challengeCurve({ people, model, bootstrap })).toThrow(ConnectorError);
  }
});

test("without a legitimate score there is no curve, and without attacks one of challenges alone", () => {
  expect(() => challengeCurve({ people: [], model })).toThrow(ConnectorError);
  expect(() => challengeCurve({ people: [{ legitimate: [] }], model })).toThrow(ConnectorError);
  expect(() => challengeCurve({ people, model, targets: [2] })).toThrow(ConnectorError);
  const legitimate = people.map((person) => ({ legitimate: person.legitimate }));
  expect(formatCurve(challengeCurve({ people: legitimate, model, targets: [0.1, 0.5] }))).toBe(
    [
      "Model exact-1-test: 200 legitimate sign-ins of 20 people.",
      "",
      "target  threshold  challenged",
      "10.0 %  9.00 bits      10.0 %",
      "50.0 %  5.00 bits      50.0 %",
      "",
      "     9.00 bits |##### 10.0 %",
      "     5.00 bits |######################### 50.0 %",
    ].join("\n"),
  );
});

test("a curve is written as a table that lines up and a plot with a letter for each attacker", () => {
  const text = formatCurve(challengeCurve({ people, model, targets: [0.1, 0.5] }));
  expect(text.split("\n")).toEqual([
    "Model exact-1-test: 200 legitimate sign-ins of 20 people.",
    "Attempts by attackers: naive 200, targeted 20.",
    "",
    "target  threshold  challenged  naive detected  targeted detected",
    "10.0 %  9.00 bits      10.0 %          60.0 %             10.0 %",
    "50.0 %  5.00 bits      50.0 %         100.0 %             50.0 %",
    "",
    "detected",
    " 100 % |             n",
    "  90 % |              ",
    "  80 % |              ",
    "  70 % |              ",
    "  60 % |      n       ",
    "  50 % |             t",
    "  40 % |              ",
    "  30 % |              ",
    "  20 % |              ",
    "  10 % |      t       ",
    "   0 % |              ",
    "       +--------------",
    "           10 %   50 %  challenged",
    "        n naive, t targeted",
  ]);
});

test("the published figures are thirty, and asking more never detects less", () => {
  expect(publishedRates).toHaveLength(30);
  for (const one of publishedRates) {
    const weaker = publishedRates.filter(
      (other) =>
        other.attacker === one.attacker &&
        other.signIns === one.signIns &&
        other.detected < one.detected,
    );
    for (const other of weaker) expect(other.asked).toBeLessThanOrEqual(one.asked);
  }
});
