import type { Workspace } from "../judge/workspace.ts";
import { foldPoints } from "../text/fold.ts";
import { isCapital, isLetter } from "../text/letters.ts";

/** The parts of one attempted password that may be the word it is built on. */
export const mostCandidates = 8;
const shortestCandidate = 4;
const longestCandidate = 32;

/**
 * Gives the places in a password that may be the word which an attacker varies: all of it between its first and its
 * last letter, and each stretch of letters, cut where small letters turn to capitals. Leaves the password in the room
 * in its strict spelling.
 */
export function candidatesIn({ room }: Workspace): readonly (readonly [number, number])[] {
  const { points, folded, length } = room;
  foldPoints(points, folded, length, "strict");
  const found: (readonly [number, number])[] = [];
  const add = (start: number, end: number): void => {
    const size = end - start;
    const known = found.some(([from, to]) => from === start && to === end);
    if (size < shortestCandidate || size > longestCandidate || known) return;
    if (found.length < mostCandidates) found.push([start, end]);
  };
  let [first, last, start] = [-1, -1, -1];
  for (let at = 0; at <= length; at++) {
    const letter = at < length && isLetter(points[at] as number);
    if (letter && first === -1) first = at;
    if (letter) last = at + 1;
    const turns =
      letter &&
      start !== -1 &&
      isCapital(points[at] as number) &&
      !isCapital(points[at - 1] as number);
    if (start !== -1 && (!letter || turns)) {
      add(start, at);
      start = -1;
    }
    if (letter && start === -1) start = at;
  }
  if (first !== -1) add(first, last);
  if (first !== -1) add(0, last);
  return found;
}
