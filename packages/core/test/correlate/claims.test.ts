import fc from "fast-check";
import { expect, test } from "vitest";
import { makeClaims } from "../../src/correlate/claims.ts";
import { firstRuleRank, linkRank, rekeyedRank } from "../../src/correlate/correlation-index.ts";

test("a stronger claim puts rivals of a weaker one out, whichever comes first", () => {
  const strong = [0, 3, firstRuleRank] as const;
  const weak = [
    [0, 1, firstRuleRank + 1],
    [0, 2, firstRuleRank + 1],
  ] as const;
  for (const order of [
    [strong, ...weak],
    [...weak, strong],
  ]) {
    const claims = makeClaims();
    for (const [account, person, rank] of order) claims.claim(account, person, rank);
    expect(claims.settle().decisionOn(0)).toEqual({
      situation: "unlinked",
      rank: firstRuleRank,
      people: [3],
    });
  }
});

test("a claim that is made twice is one claim", () => {
  const claims = makeClaims();
  claims.claim(5, 1, firstRuleRank);
  claims.claim(5, 1, firstRuleRank);
  expect(claims.settle().decisionOn(5).situation).toBe("unlinked");
  expect(claims.settle().claimedBy(1)).toEqual([5]);
  expect(claims.settle().claimedBy(2)).toEqual([]);
});

test("a held account is linked to nobody who is there, and keeps every rule out", () => {
  const claims = makeClaims();
  claims.claim(0, 1, firstRuleRank);
  claims.hold(0);
  claims.claim(0, 2, firstRuleRank);
  claims.claim(0, 3, linkRank);
  expect(claims.isClaimed(0)).toBe(true);
  expect(claims.settle().decisionOn(0)).toEqual({
    situation: "linked",
    rank: linkRank,
    people: [],
  });
});

test("an account that nobody claims is unmatched, also between and behind those that are", () => {
  const claims = makeClaims();
  claims.claim(70, 0, rekeyedRank);
  expect(claims.isClaimed(69)).toBe(false);
  for (const account of [0, 69, 71, 5000]) {
    expect(claims.settle().decisionOn(account)).toEqual({ situation: "unmatched", people: [] });
  }
  expect(claims.settle().rankOf(69)).toBeUndefined();
  expect(claims.settle().decisionOn(70).situation).toBe("linked");
});

test("the order of claims means nothing", () => {
  const claim = fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4));
  fc.assert(
    fc.property(fc.array(claim), (made) => {
      const settle = (order: typeof made) => {
        const claims = makeClaims();
        for (const [account, person, rank] of order) claims.claim(account, person, rank);
        return [0, 1, 2, 3, 4].map(claims.settle().decisionOn);
      };
      expect(settle(made.toReversed())).toEqual(settle(made));
      expect(settle([...made].sort())).toEqual(settle(made));
    }),
  );
});
