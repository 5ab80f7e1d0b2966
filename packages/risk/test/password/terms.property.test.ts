import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildAutomaton, uniqueWords } from "../../src/password/terms/automaton.ts";
import { findTerms } from "../../src/password/terms/find-terms.ts";
import { collectFingerprints } from "../../src/password/terms/fingerprints.ts";
import { buildNearTerms, findNearTerms } from "../../src/password/terms/near-terms.ts";
import {
  addRun,
  addSpan,
  clearSpans,
  fewestPoints,
  makeSpans,
} from "../../src/password/terms/spans.ts";

const pointsOf = (text: string): Uint32Array =>
  Uint32Array.from(text, (each) => each.codePointAt(0) as number);
const wordOf = (letters: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength, maxLength });

describe("the automaton", () => {
  test("finds every word at every place, and nothing else", () => {
    fc.assert(
      fc.property(
        fc.array(wordOf("ab🦦", 0, 5), { maxLength: 12 }),
        wordOf("ab🦦", 0, 30),
        (words, text) => {
          const points = pointsOf(text);
          const unique = uniqueWords(words.map(pointsOf));
          const found: string[] = [];
          findTerms(
            buildAutomaton(unique),
            { points, length: points.length },
            (word, start, end) => {
              expect(points.subarray(start, end)).toEqual(unique[word]);
              found.push(`${start}-${end}`);
            },
          );
          const expected = unique.flatMap((word) =>
            [...points.keys()].flatMap((start) => {
              const same = word.every((point, at) => points[start + at] === point);
              return same ? [`${start}-${start + word.length}`] : [];
            }),
          );
          expect(found.sort()).toEqual(expected.sort());
        },
      ),
    );
  });
});

describe("a short word at the end of longer ones that are not finished", () => {
  test("is found, however many of them there are", () => {
    const words = uniqueWords(["cbbax", "bbax", "bax", "a"].map(pointsOf));
    const found: number[] = [];
    findTerms(buildAutomaton(words), { points: pointsOf("cbba"), length: 4 }, (word, start) => {
      expect(words[word]).toEqual(pointsOf("a"));
      found.push(start);
    });
    expect(found).toEqual([3]);
  });
});

describe("words with a slip", () => {
  test("are found wherever the distance is at most one, and nowhere else", () => {
    fc.assert(
      fc.property(
        fc.array(wordOf("abc", 4, 7), { minLength: 1, maxLength: 4 }),
        wordOf("abc", 0, 14),
        (words, text) => {
          const points = pointsOf(text);
          const unique = uniqueWords(words.map(pointsOf));
          const near = buildNearTerms(unique, 4);
          const found = new Set<string>();
          findNearTerms(near, { points, length: points.length }, (word, start, end) => {
            found.add(`${word} ${start}-${end}`);
            expect(
              distance(near.words[word] as Uint32Array, points.subarray(start, end)),
            ).toBeLessThan(2);
          });
          // Of parts that overlap, one slip at an edge makes several: it is enough that a part as long as the word or
          // shorter by the slip is found.
          unique.forEach((word, number) => {
            for (let start = 0; start < points.length; start++) {
              const whole = points.subarray(start, start + word.length);
              if (whole.length < word.length || distance(word, whole) > 1) continue;
              const covered = [...found].some((each) => each.startsWith(`${number} `));
              expect(covered).toBe(true);
            }
            const exact = distance(word, points) <= 1 && points.length > 0;
            if (exact) expect([...found]).toContain(`${number} 0-${points.length}`);
          });
        },
      ),
      {
        examples: [
          [["cbca", "aaaa"], "cbcaa"],
          [["cbca"], "bcbca"],
        ],
      },
    );
  });
});

describe("the fewest points", () => {
  const span = fc.tuple(fc.nat(11), fc.integer({ min: 1, max: 5 }));

  test("are those of the best of all cuts", () => {
    fc.assert(
      fc.property(
        fc.array(span, { maxLength: 10 }),
        fc.array(span, { maxLength: 3 }),
        (all, allRuns) => {
          const length = 12;
          const [spans, scratch] = [makeSpans(), new Int32Array(length + 1)];
          const within = (list: readonly (readonly [number, number])[]) =>
            list.filter(([start, size]) => start + size <= length);
          clearSpans(spans, length);
          for (const [start, size] of within(all)) addSpan(spans, start, start + size);
          for (const [start, size] of within(allRuns)) addRun(spans, start, start + size);
          const parts = [
            ...Array.from({ length }, (_, at) => [at, 1] as const),
            ...within(all),
            ...within(allRuns).flatMap(([start, size]) => partsOf(start, size)),
          ];
          expect(fewestPoints(spans, length, scratch)).toBe(cheapest(parts, length, 0));
        },
      ),
      { numRuns: 60 },
    );
  });

  test("are no more when there are more words than there is room for", () => {
    const [spans, length] = [makeSpans(), 1024];
    clearSpans(spans, length);
    for (let start = 0; start < 1000; start++) {
      for (let size = 2; size < 24; size++) addSpan(spans, start, start + size);
    }
    const points = fewestPoints(spans, length, new Int32Array(length + 1));
    expect(points).toBeLessThanOrEqual(Math.ceil(1022 / 23) + 2);
  });
});

describe("fingerprints", () => {
  test("know what was added, as it grows, and nothing else", () => {
    const collector = collectFingerprints();
    for (let each = 0; each < 5_000; each++) collector.add(pointsOf(`word ${each}`));
    collector.add(pointsOf("word 7"));
    const set = collector.set();
    expect(set.size).toBe(5_000);
    const has = (text: string): boolean => set.has(pointsOf(text), 0, text.length);
    for (let each = 0; each < 5_000; each++) {
      expect(has(`word ${each}`)).toBe(true);
      expect(has(`Word ${each}`)).toBe(false);
    }
    expect(set.has(pointsOf("xword 9x"), 1, 7)).toBe(true);
  });
});

function partsOf(start: number, size: number): readonly (readonly [number, number])[] {
  return Array.from({ length: size }, (_, from) =>
    Array.from({ length: size - from }, (_, more) => [start + from, more + 1] as const),
  ).flat();
}

/** The fewest parts that cover a text from `at`, tried one by one. */
function cheapest(
  parts: readonly (readonly [number, number])[],
  length: number,
  at: number,
  known = new Map<number, number>(),
): number {
  if (at === length) return 0;
  const seen = known.get(at);
  if (seen !== undefined) return seen;
  const costs = parts
    .filter(([start]) => start === at)
    .map(([, size]) => 1 + cheapest(parts, length, at + size, known));
  const best = Math.min(...costs);
  known.set(at, best);
  return best;
}

/** Levenshtein's distance, by the book. */
function distance(a: Uint32Array, b: Uint32Array): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  a.forEach((point, i) => {
    const next = [i + 1];
    b.forEach((other, j) => {
      const change = (row[j] as number) + Number(point !== other);
      next.push(Math.min(change, (row[j + 1] as number) + 1, (next[j] as number) + 1));
    });
    row = next;
  });
  return row[b.length] as number;
}
