import { foldText } from "../text/fold.ts";
import { type Automaton, buildAutomaton, uniqueWords } from "./automaton.ts";
import { collectFingerprints, type Fingerprints } from "./fingerprints.ts";
import { buildNearTerms, type NearTerms } from "./near-terms.ts";
import { clubTerms, commonTerms, serviceTerms } from "./own-terms.ts";

/**
 * Words that make a password easy to guess when it is built on them, ready to be looked for. Built once; {@link
 * verdict} only reads it.
 */
export interface BannedTerms {
  readonly size: number;
  /** In Entra's spelling. */
  readonly entra: Automaton;
  readonly entraNear: NearTerms;
  /** In the strict spelling. */
  readonly strict: Automaton;
  readonly strictNear: NearTerms;
  /** For whole passwords. */
  readonly whole: Readonly<Record<"plain" | "strict", Fingerprints>>;
}

/** The words to ban. */
export interface BannedTermsOptions {
  /** Words of the integrator: organisations, sites, wards, products, and what {@link bannedAfterReview} gives. */
  readonly terms?: Iterable<string> | undefined;
  /** Whether our own lists (months, clubs, words of the service) are looked for too. Default: yes. */
  readonly own?: boolean | undefined;
}

const shortestTerm = 3;
// A password that is one slip from a shorter word has too few points in any case.
const shortestWhole = 4;
// Our choice: with one slip, shorter words are in every second sentence.
const shortestWithin = 6;

/**
 * Builds {@link BannedTerms}. A term of several words is taken as each of them and as all without the gaps; what has
 * fewer than three characters is left out.
 */
export function bannedTerms({ terms = [], own = true }: BannedTermsOptions = {}): BannedTerms {
  const all = new Set<string>();
  for (const term of terms) for (const word of wordsOf(term)) all.add(word);
  if (own) for (const word of [...commonTerms, ...clubTerms, ...serviceTerms]) all.add(word);
  const texts = [...all];
  const [entra, strict] = (["entra", "strict"] as const).map((fold) =>
    uniqueWords(texts.map((text) => foldText(text, fold))),
  ) as [readonly Uint32Array[], readonly Uint32Array[]];
  return {
    size: texts.length,
    entra: buildAutomaton(entra),
    entraNear: buildNearTerms(entra, shortestWhole),
    strict: buildAutomaton(strict),
    strictNear: buildNearTerms(strict, shortestWithin),
    whole: {
      plain: fingerprintsOf(texts.map((text) => foldText(text, "plain"))),
      strict: fingerprintsOf(strict),
    },
  };
}

/** Cuts a term into the words that are looked for: each of three characters or more, and all of them joined. */
export function wordsOf(term: string): readonly string[] {
  const words = term
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’]/g, "")
    .split(/[^\p{L}\p{N}]+/u);
  const joined = words.join("");
  return [...new Set([...words, joined])].filter((word) => [...word].length >= shortestTerm);
}

function fingerprintsOf(words: Iterable<Uint32Array>): Fingerprints {
  const collector = collectFingerprints();
  for (const word of words) collector.add(word);
  return collector.set();
}
