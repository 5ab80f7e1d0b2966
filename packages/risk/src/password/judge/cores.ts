import { addSpan } from "../terms/spans.ts";
import { isLetter } from "../text/letters.ts";
import type { GuessTerms } from "./guess-points.ts";
import type { Workspace } from "./workspace.ts";

const shortestCore = 4;

/**
 * Adds what is left of a password without the digits and signs before it, behind it, or both, when that is a common
 * password or a banned word: forwards and from its end. Expects the strict spelling in the room.
 */
export function findCores({ room, spans }: Workspace, guess: GuessTerms): void {
  const { length, folded, reversed, points } = room;
  let [first, last] = [0, length];
  while (first < last && !isLetter(points[first] as number)) first += 1;
  while (last > first && !isLetter(points[last - 1] as number)) last -= 1;
  for (const start of [0, first]) {
    for (const end of [last, length]) {
      if (end - start < shortestCore) continue;
      const known =
        isKnown(folded, start, end, guess) ||
        isKnown(reversed, length - end, length - start, guess);
      if (known) addSpan(spans, start, end);
    }
  }
}

/**
 * Counts the points of a password whose letters alone are a common password or a banned word (`l.i.v.e.r.p.o.o.l`):
 * one, and one for each different character between them.
 */
export function squeezedPoints({ room }: Workspace, guess: GuessTerms): number {
  const { length, folded, points, squeezed } = room;
  let [letters, others] = [0, 0];
  for (let at = 0; at < length; at++) {
    const point = points[at] as number;
    if (isLetter(point)) {
      squeezed[letters] = folded[at] as number;
      letters += 1;
    } else if (points.indexOf(point) === at) {
      others += 1;
    }
  }
  const known = letters >= shortestCore && isKnown(squeezed, 0, letters, guess);
  return known ? 1 + others : Number.POSITIVE_INFINITY;
}

function isKnown(
  text: Uint32Array,
  start: number,
  end: number,
  { terms, context, denyList }: GuessTerms,
): boolean {
  return (
    terms.whole.strict.has(text, start, end) ||
    context.disguised.whole.strict.has(text, start, end) ||
    (denyList?.whole.strict.has(text, start, end) ?? false)
  );
}
