import { randomBytes } from "node:crypto";
import { inspect } from "node:util";
import { withSecret } from "@rollcall/core";
import { describe, expect, test } from "vitest";
import { policyFromDirectory } from "../../src/password/policy/policy-from-directory.ts";
import * as profiles from "../../src/password/policy/profiles.ts";
import { countCombinations } from "../../src/password/suggest/count-combinations.ts";
import { drawBelow } from "../../src/password/suggest/draw-below.ts";
import { suggester } from "../../src/password/suggest/suggester.ts";
import { words } from "../../src/password/suggest/words.ts";
import { contextTerms } from "../../src/password/terms/context-terms.ts";
import { denyList } from "../../src/password/terms/deny-list.ts";
import { verdict } from "../../src/password/verdict.ts";

const directory = policyFromDirectory(
  {
    domain: { minimumLength: 16, historyLength: 24, complexity: true, maximumAge: undefined },
    fineGrained: [],
  },
  { id: "any" },
);
const policies = [...Object.values(profiles), directory];
const random = (count: number): Uint8Array => randomBytes(count);

describe("the list of words", () => {
  test("has more than 2,048 plain ones of 4 to 8 letters, in order", () => {
    expect(words.length).toBeGreaterThanOrEqual(2048);
    expect(words.every((word) => /^[a-z]{4,8}$/.test(word))).toBe(true);
    expect(words).toEqual([...new Set(words)].sort());
  });

  test("has no two that are within one edit of each other", () => {
    // Two words are within one edit if and only if they share a pattern of one letter changed, or one is the other
    // without a letter.
    const seen = new Map<string, string>();
    for (const word of words) {
      for (let at = 0; at < word.length; at++) {
        const [before, after] = [word.slice(0, at), word.slice(at + 1)];
        expect(seen.get(`${before}?${after}`)).toBeUndefined();
        expect(words.includes(before + after)).toBe(false);
        seen.set(`${before}?${after}`, word);
      }
    }
  });
});

describe("a suggestion", () => {
  const context = contextTerms({ names: ["Art", "Marsh"], places: ["Thimble Ward"] });

  test.each(policies)("passes the policy $name", async (policy) => {
    const options = { policy, context, denyList: denyList(["otter"]), random };
    const suggest = suggester(options);
    expect(suggest.words).toBeGreaterThanOrEqual(3);
    for (let each = 0; each < 200; each++) {
      const suggestion = suggest.next();
      expect(inspect(suggestion)).toBe("[secret]");
      const found = withSecret(suggestion, (bytes) =>
        verdict(bytes, { ...options, whenUnchecked: "accept" }),
      );
      expect(await found).toMatchObject({ accepted: true });
    }
  });

  test("has words with a hyphen where no space is allowed, a capital and a digit where classes are asked for", () => {
    const textFor = (policy: (typeof policies)[number]): string =>
      withSecret(suggester({ policy, random }).next(), (bytes) => Buffer.from(bytes).toString());
    expect(textFor(profiles.nhsmailPolicy)).toMatch(/^[a-z]+-[a-z]+-[a-z]+$/);
    expect(textFor(profiles.ncscPolicy)).toMatch(/^[a-z]+ [a-z]+ [a-z]+$/);
    expect(textFor(directory)).toMatch(/^[A-Z][a-z]+(-[a-z]+){2,}[0-9]$/);
  });

  test("leaves out words that hold a name, and words of the context", () => {
    const few = ["partner", "marshal", "thimble"];
    const enough = words.slice(0, 110).filter((word) => !word.includes("art"));
    const suggest = suggester({
      policy: profiles.nhsmailPolicy,
      context,
      words: [...few, ...enough],
      random,
    });
    for (let each = 0; each < 300; each++) {
      const text = withSecret(suggest.next(), (bytes) => Buffer.from(bytes).toString());
      expect(few.some((word) => text.includes(word))).toBe(false);
    }
  });

  test("says how hard it is to guess, from the number of combinations that are long enough", () => {
    const own = suggester({ policy: { ...profiles.ncscPolicy, names: undefined }, random });
    expect(own.bits).toBeGreaterThan(33.5);
    expect(own.bits).toBeLessThan(Math.log2(words.length ** 3));
    expect(countCombinations(["ab", "abc"], 2, 5)).toBe(3);
    expect(countCombinations(["ab", "abc"], 3, 0)).toBe(8);
    expect(countCombinations(["ab", "abc"], 2, 7)).toBe(0);
  });

  test("is an error when too few words are left, or none are long enough", () => {
    const few = { policy: profiles.ncscPolicy, words: ["otter", "maple"], random };
    expect(() => suggester(few)).toThrow("fewer than 100 words");
    const long = { ...profiles.ncscPolicy, minimumLength: 500 };
    expect(() => suggester({ policy: long, random })).toThrow("more than 16 words");
  });
});

describe("a draw", () => {
  test("takes the numbers that would make some likelier for none, and wipes its bytes", () => {
    const given = [0xff_ff_ff_ff, 0xff_ff_ff_fe].map((number) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(number);
      return bytes;
    });
    const queue = [...given];
    // 2^32 is 1 more than a multiple of 3, so that the greatest number is drawn anew.
    expect(drawBelow(3, () => queue.shift() as Uint8Array)).toBe(0xff_ff_ff_fe % 3);
    expect(Buffer.concat(given).every((byte) => byte === 0)).toBe(true);
    expect(drawBelow(1, () => new Uint8Array(4).fill(255))).toBe(0);
  });
});
