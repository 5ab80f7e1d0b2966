import { type Automaton, advance } from "./automaton.ts";

/** Takes a word that was found: its number, and where it begins and ends. */
export type Found = (word: number, start: number, end: number) => void;

/** Finds every word of an automaton in the first `length` code points of a text. */
export function findTerms(
  automaton: Automaton,
  { points, length }: { readonly points: Uint32Array; readonly length: number },
  found: Found,
): void {
  let node = 0;
  for (let at = 0; at < length; at++) {
    node = advance(automaton, node, points[at] as number);
    let ending = automaton.word[node] === -1 ? (automaton.output[node] as number) : node;
    while (ending !== 0) {
      const word = automaton.word[ending] as number;
      found(word, at + 1 - (automaton.lengths[word] as number), at + 1);
      ending = automaton.output[ending] as number;
    }
  }
}
