import { ownCopy } from "./own-copy.ts";

const places = 1_024;
/** Longer texts are seldom the same. */
const longest = 64;

/**
 * Makes a function of texts that keeps its answers for texts that come again and again, as the names of roles and
 * applications do: of at most 1,024 of up to 64 characters, each at a place of its own, from which another may push it.
 */
export function repeatedTexts(work: (text: string) => number): (text: string) => number {
  const texts: (string | undefined)[] = new Array(places).fill(undefined);
  const answers = new Float64Array(places);
  return (text) => {
    const { length } = text;
    if (length === 0 || length > longest) return work(text);
    const place = placeOf(text, length);
    if (texts[place] === text) return answers[place] as number;
    const answer = work(text);
    texts[place] = ownCopy(text);
    answers[place] = answer;
    return answer;
  };
}

/** Reads four of the characters: to hash them all is what is to be saved. */
function placeOf(text: string, length: number): number {
  const ends = text.charCodeAt(0) * 31 + text.charCodeAt(length - 1);
  const midst = text.charCodeAt(length >> 1) * 31 + text.charCodeAt(length >> 2);
  return (Math.imul(ends * 961 + midst + length, 0x9e3779b1) >>> 16) & (places - 1);
}
