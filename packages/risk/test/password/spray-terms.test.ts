import { createHash } from "node:crypto";
import { inspect } from "node:util";
import { serialize } from "node:v8";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decayedSketch } from "../../src/password/spray/decayed-sketch.ts";
import { bannedAfterReview, reviewTerm } from "../../src/password/spray/review.ts";
import { sprayTerms } from "../../src/password/spray/spray-terms.ts";
import { bannedTerms } from "../../src/password/terms/banned-terms.ts";
import { rulesAgainst } from "./stage.ts";

const encoder = new TextEncoder();
const hour = 3_600_000;
const start = Date.parse("2026-11-22T08:00:00Z");
const newKey = (): Uint8Array => Uint8Array.from({ length: 32 }, (_, at) => at + 1);
const watch = (dictionary = ["Ravenglass", "thimble", "welcome", "violin"]) =>
  sprayTerms({ key: newKey(), dictionary });
const keyOf = (text: string): Uint8Array => createHash("sha256").update(text).digest();

describe("words that are being sprayed", () => {
  test.each([
    ["Ravenglass1", "ravenglass"],
    ["R4venglass!2026", "ravenglass"],
    ["WelcomeThimble9", "thimble"],
    ["2026-violin", "violin"],
  ])("are found in %s, tried on many accounts", (tried, term) => {
    const terms = watch();
    for (let each = 0; each < 30; each++) {
      const password = encoder.encode(tried);
      terms.note({ password, subject: `person ${each}`, at: start + each * 1000 });
    }
    const proposed = terms.proposals(start + 60_000);
    expect(proposed.map((one) => one.term)).toContain(term);
    expect(proposed.find((one) => one.term === term)?.people).toBe(30);
  });

  test("are not proposed for one person’s slips, however many", () => {
    const terms = watch();
    for (let each = 0; each < 500; each++) {
      const password = encoder.encode("violin1");
      terms.note({ password, subject: "ada", at: start + each * 1000 });
    }
    expect(terms.proposals(start + hour)).toEqual([]);
  });

  test("are forgotten with time, and at once with the key", () => {
    const terms = watch();
    for (let each = 0; each < 30; each++) {
      terms.note({ password: encoder.encode("violin1"), subject: `${each}`, at: start });
    }
    expect(terms.proposals(start)).toHaveLength(1);
    expect(terms.proposals(start + 6 * hour)).toEqual([]);
    const again = watch();
    for (let each = 0; each < 30; each++) {
      again.note({ password: encoder.encode("violin1"), subject: `${each}`, at: start });
    }
    again.forget();
    expect(again.proposals(start)).toEqual([]);
  });

  test("that no dictionary holds are named by nobody", () => {
    const terms = watch(["thimble"]);
    for (let each = 0; each < 100; each++) {
      terms.note({ password: encoder.encode("Zanzibar77"), subject: `${each}`, at: start });
    }
    expect(terms.proposals(start)).toEqual([]);
  });

  test("are watched whatever bytes are tried", () => {
    const terms = watch();
    for (const password of [[], [0xff], [0xed, 0xa0, 0x80], new Array(20_000).fill(0x61)]) {
      terms.note({ password: Uint8Array.from(password), subject: "ada", at: start });
    }
    terms.note({ password: encoder.encode("violin"), subject: "ada", at: Number.NaN });
    expect(terms.proposals(start)).toEqual([]);
  });

  test("are counted in full, however many made-up ones are tried beside them", () => {
    const terms = watch();
    for (let each = 0; each < 25_000; each++) {
      const word = each.toString(16).replace(/\d/g, (digit) => "ghjkmnpqrs"[Number(digit)] ?? "");
      const words = [..."abcdefg"].map((letter) => `noise${letter}${word}`);
      terms.note({
        password: encoder.encode(words.join("-")),
        subject: `noise ${each}`,
        at: start + each,
      });
    }
    const at = start + 25_000;
    for (let each = 0; each < 200; each++) {
      terms.note({ password: encoder.encode("violin1"), subject: `person ${each}`, at });
    }
    expect(terms.proposals(at)).toEqual([{ term: "violin", people: 200, at }]);
  });

  test("that are folded to one are all named", () => {
    const terms = watch(["planet", "pianet"]);
    for (let each = 0; each < 30; each++) {
      terms.note({ password: encoder.encode("planet9"), subject: `person ${each}`, at: start });
    }
    expect(terms.proposals(start).map(({ term }) => term)).toEqual(["pianet", "planet"]);
  });

  test("leave nothing readable behind", () => {
    const terms = watch([]);
    terms.note({ password: encoder.encode("Zanzibar77"), subject: "ada", at: start });
    const seen = `${inspect(terms, { depth: 9, showHidden: true })}${serialize(terms.proposals(start)).toString("latin1")}`;
    expect(seen.toLowerCase()).not.toContain("zanzibar");
  });

  test("take the key over, and leave none where it came from", () => {
    const key = newKey();
    sprayTerms({ key, dictionary: [] });
    expect(key.every((byte) => byte === 0)).toBe(true);
  });

  test("need a key of 32 bytes", () => {
    const asking = () => sprayTerms({ key: new Uint8Array(16), dictionary: [] });
    expect(asking).toThrow(expect.objectContaining({ code: "invalid-options" }));
  });
});

describe("a decayed sketch", () => {
  const options = { columns: 1024, halfLife: hour };

  test("never counts too little, and halves with the half-life", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ key: fc.nat(50), after: fc.nat(hour) }), { maxLength: 200 }),
        (events) => {
          const sketch = decayedSketch(options);
          const exact = new Map<number, number[]>();
          let at = start;
          for (const { key, after } of events) {
            at += after;
            sketch.add(keyOf(`${key}`), at);
            exact.set(key, [...(exact.get(key) ?? []), at]);
          }
          for (const [key, times] of exact) {
            const expected = times.reduce((sum, time) => sum + 2 ** ((time - at) / hour), 0);
            expect(sketch.count(keyOf(`${key}`), at)).toBeGreaterThanOrEqual(expected * 0.999_999);
          }
        },
      ),
    );
  });

  test("goes on over years, and with events out of order", () => {
    const sketch = decayedSketch(options);
    sketch.add(keyOf("a"), start);
    sketch.add(keyOf("a"), start - 10 * hour);
    expect(sketch.count(keyOf("a"), start)).toBeCloseTo(1 + 2 ** -10, 6);
    sketch.add(keyOf("a"), start + 9_000 * hour);
    sketch.add(keyOf("a"), start + 9_000 * hour);
    expect(sketch.count(keyOf("a"), start + 9_000 * hour)).toBeCloseTo(2, 6);
    expect(sketch.count(keyOf("b"), start + 9_000 * hour)).toBe(0);
  });
});

test("a sketch that was not asked for a year says that nothing is left", () => {
  const sketch = decayedSketch({ columns: 64, halfLife: hour });
  sketch.add(keyOf("a"), start);
  expect(sketch.count(keyOf("a"), start + 9_000 * hour)).toBeCloseTo(0, 6);
});

describe("a review", () => {
  const proposed = { term: "ravenglass", people: 41, at: start };
  const at = "2026-11-22T09:00:00Z";

  test("bans a word, which passwords are then refused for", async () => {
    const reviews = reviewTerm([], proposed, { decision: "banned", by: "ops-3", at });
    expect(reviews).toEqual([
      { term: "ravenglass", decision: "banned", by: "ops-3", at, people: 41 },
    ]);
    const terms = bannedTerms({ terms: bannedAfterReview(reviews) });
    const policy = { guessing: "strict" } as const;
    expect(await rulesAgainst("R4venglass#17", { policy, terms })).toEqual(["guessable"]);
    expect(await rulesAgainst("R4venglass#17", { policy })).toEqual([]);
  });

  test("can be taken back, and the record keeps both", () => {
    const once = reviewTerm([], proposed, { decision: "banned", by: "ops-3", at });
    const twice = reviewTerm(once, proposed, { decision: "dismissed", by: "ops-4", at });
    expect(bannedAfterReview(twice)).toEqual([]);
    expect(twice).toHaveLength(2);
    expect(once).toHaveLength(1);
  });

  test("says who decided", () => {
    expect(() => reviewTerm([], proposed, { decision: "banned", by: " ", at })).toThrow(
      expect.objectContaining({ code: "invalid-value" }),
    );
  });
});
