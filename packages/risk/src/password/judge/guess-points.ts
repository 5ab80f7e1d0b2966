import type { BannedTerms } from "../terms/banned-terms.ts";
import type { ContextTerms, FoldedTerm } from "../terms/context-terms.ts";
import type { DenyList } from "../terms/deny-list.ts";
import { findRuns } from "../terms/find-runs.ts";
import { findTerms } from "../terms/find-terms.ts";
import { findNearTerms } from "../terms/near-terms.ts";
import { addSpan, clearSpans, fewestPoints } from "../terms/spans.ts";
import { type Fold, foldPoints } from "../text/fold.ts";
import type { Room } from "../text/room.ts";
import { findCores, squeezedPoints } from "./cores.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Below as many points a password is refused (Microsoft, "Eliminate bad passwords using Microsoft Entra Password
 * Protection", score calculation).
 */
export const pointsNeeded = 5;

const letterI = 0x69;
const letterL = 0x6c;

/** The words that a password is searched for. */
export interface GuessTerms {
  readonly terms: BannedTerms;
  readonly context: ContextTerms;
  readonly denyList: DenyList | undefined;
}

/**
 * Counts points as Entra does: one for each banned word and one for each character beside, cut so that there are
 * fewest; a password that is one edit from a banned word has one. Leaves the folded password in the room.
 */
export function entraPoints(workspace: Workspace, { terms, context }: GuessTerms): number {
  const { room, spans, points } = workspace;
  const { length, folded } = room;
  const text = { points: folded, length };
  foldPoints(room.points, folded, length, "entra");
  clearSpans(spans, length);
  findTerms(terms.entra, text, (_, start, end) => addSpan(spans, start, end));
  addWords(workspace, context.words, "entra");
  findNearTerms(terms.entraNear, text, (_, start, end) => {
    if (start === 0 && end === length) addSpan(spans, start, end);
  });
  return fewestPoints(spans, length, points);
}

/**
 * Counts points strictly: as {@link entraPoints} does, and one also for a word that is reversed or has a slip in it,
 * for what is left of a common password without the digits and signs around it, and for each pattern of {@link
 * findRuns}. Leaves the password in the room in its strict spelling.
 */
export function strictPoints(workspace: Workspace, guess: GuessTerms): number {
  const { room, spans, points } = workspace;
  const { length, folded, reversed } = room;
  clearSpans(spans, length);
  foldPoints(room.points, folded, length, "plain");
  findRuns({ plain: folded, length }, spans);
  foldPoints(room.points, folded, length, "strict");
  for (let at = 0; at < length; at++) reversed[at] = folded[length - 1 - at] as number;
  findDisguised(workspace, guess.terms);
  findDisguised(workspace, guess.context.disguised);
  addWords(workspace, guess.context.words, "strict");
  findCores(workspace, guess);
  return Math.min(fewestPoints(spans, length, points), squeezedPoints(workspace, guess));
}

function findDisguised({ room, spans }: Workspace, { strict, strictNear }: BannedTerms): void {
  const { length, folded, reversed } = room;
  findTerms(strict, { points: folded, length }, (_, start, end) => addSpan(spans, start, end));
  findTerms(strict, { points: reversed, length }, (_, start, end) =>
    addSpan(spans, length - end, length - start),
  );
  findNearTerms(strictNear, { points: folded, length }, (_, start, end) =>
    addSpan(spans, start, end),
  );
}

/** Tells whether one of some words stands in a folded password. */
export function holdsWord(
  { room }: Workspace,
  words: readonly FoldedTerm[],
  { fold, least }: { readonly fold: Fold; readonly least: number },
): boolean {
  let holds = false;
  for (const word of words) {
    const found = word[fold].length >= least && placeOf(room, word, { fold, from: 0 }) !== -1;
    holds ||= found;
  }
  return holds;
}

function addWords({ room, spans }: Workspace, words: readonly FoldedTerm[], fold: Fold): void {
  for (const word of words) {
    let at = placeOf(room, word, { fold, from: 0 });
    while (at !== -1) {
      addSpan(spans, at, at + word[fold].length);
      at = placeOf(room, word, { fold, from: at + 1 });
    }
  }
}

function placeOf(
  room: Room,
  word: FoldedTerm,
  { fold, from }: { readonly fold: Fold; readonly from: number },
): number {
  const letters = word[fold];
  for (let at = from; at + letters.length <= room.length; at++) {
    let same = 0;
    while (same < letters.length && room.folded[at + same] === letters[same]) same += 1;
    if (same === letters.length && !isMistaken(room, at, word.plain)) return at;
  }
  return -1;
}

/**
 * Tells whether a word matches only because the strict spelling takes i and l for one: a sign may be either, and a
 * letter is itself (Ian is not in planet).
 */
function isMistaken({ points }: Room, at: number, plain: Uint32Array): boolean {
  let mistaken = false;
  for (let place = 0; place < plain.length; place++) {
    const [own, meant] = [(points[at + place] as number) | 0x20, plain[place]];
    mistaken ||= (own === letterI && meant === letterL) || (own === letterL && meant === letterI);
  }
  return mistaken;
}
