import { type Automaton, buildAutomaton, comparePoints, uniqueWords } from "./automaton.ts";
import { type Found, findTerms } from "./find-terms.ts";

/**
 * Finds words with one slip: a character changed, left out or added. Of two halves of such a word one is intact, so the
 * halves are looked for, and the other half is compared.
 */
export interface NearTerms {
  readonly words: readonly Uint32Array[];
  readonly halves: Automaton;
  /** Of each half: which words have it, as number * 2, and one more where it is the second half. */
  readonly owners: readonly Int32Array[];
}

/** Builds what finds words with one slip; those shorter than `shortest`, at least 2, are left out. */
export function buildNearTerms(all: readonly Uint32Array[], shortest: number): NearTerms {
  const words = all.filter(({ length }) => length >= shortest);
  const halves = words.flatMap((word) => [
    word.subarray(0, word.length >> 1),
    word.subarray(word.length >> 1),
  ]);
  const unique = uniqueWords(halves);
  const owners = unique.map((): number[] => []);
  halves.forEach((half, at) => {
    owners[placeOf(half, unique)]?.push(at);
  });
  return {
    words,
    halves: buildAutomaton(unique),
    owners: owners.map((each) => new Int32Array(each)),
  };
}

function placeOf(half: Uint32Array, sorted: readonly Uint32Array[]): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comparePoints(sorted[middle] as Uint32Array, half) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Finds every word with at most one slip in the first `length` code points of a text; the same one may be found more
 * than once.
 */
export function findNearTerms(
  { words, halves, owners }: NearTerms,
  text: { readonly points: Uint32Array; readonly length: number },
  found: Found,
): void {
  findTerms(halves, text, (half, start, end) => {
    for (const owner of owners[half] as Int32Array) {
      const word = words[owner >> 1] as Uint32Array;
      const middle = word.length >> 1;
      if ((owner & 1) === 0) {
        const rest = { text, at: end, step: 1, word, from: middle, to: word.length };
        eachEnd(rest, (last) => found(owner >> 1, start, last));
      } else {
        const rest = { text, at: start - 1, step: -1, word, from: middle - 1, to: -1 };
        eachEnd(rest, (last) => found(owner >> 1, last + 1, end));
      }
    }
  });
}

/** A part of a word, compared with a text forwards or backwards from a place. */
interface Rest {
  readonly text: { readonly points: Uint32Array; readonly length: number };
  readonly at: number;
  readonly step: number;
  readonly word: Uint32Array;
  readonly from: number;
  readonly to: number;
}

/** Gives each place in the text after which the part has been met with at most one slip. */
function eachEnd(rest: Rest, take: (at: number) => void): void {
  const { text, at, step, word, from, to } = rest;
  let [place, letter] = [at, from];
  while (letter !== to && same(text, place, word[letter])) {
    place += step;
    letter += step;
  }
  if (letter === to) {
    take(place);
    // One character more, at the edge of the word.
    const beside = place + step;
    if (beside >= -1 && beside <= text.length) take(beside);
    return;
  }
  const ends = [
    matches(rest, place + step, letter + step),
    matches(rest, place + step, letter),
    matches(rest, place, letter + step),
  ];
  for (const end of ends) if (end !== undefined) take(end);
}

function matches({ text, step, word, to }: Rest, at: number, from: number): number | undefined {
  // A slip outside the text would be a word that is longer than what stands there.
  if (at < -1 || at > text.length) return undefined;
  let place = at;
  for (let letter = from; letter !== to; letter += step) {
    if (!same(text, place, word[letter])) return undefined;
    place += step;
  }
  return place;
}

function same({ points, length }: Rest["text"], at: number, point: number | undefined): boolean {
  return at >= 0 && at < length && points[at] === point;
}
