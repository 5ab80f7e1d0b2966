import { ConnectorError, type Secret, secret, wipeable } from "@rollcall/core";
import type { GuessTerms } from "../judge/guess-points.ts";
import { judgeText } from "../judge/judge-text.ts";
import type { PasswordPolicy } from "../policy/policy.ts";
import { type BannedTerms, bannedTerms } from "../terms/banned-terms.ts";
import { type ContextTerms, contextTerms } from "../terms/context-terms.ts";
import type { DenyList } from "../terms/deny-list.ts";
import { countCombinations } from "./count-combinations.ts";
import { drawBelow, type RandomBytes } from "./draw-below.ts";
import { words as ownWords } from "./words.ts";

/** What suggestions must pass, and what they are drawn from. */
export interface SuggesterOptions {
  readonly policy: PasswordPolicy;
  readonly random: RandomBytes;
  readonly terms?: BannedTerms | undefined;
  readonly context?: ContextTerms | undefined;
  readonly denyList?: DenyList | undefined;
  /** Small letters from a to z only. Default: our own list of 2,629. */
  readonly words?: readonly string[] | undefined;
}

/** Suggests passwords of three random words, or more where the policy asks for length. */
export interface Suggester {
  /**
   * How hard a suggestion is to guess for somebody who knows the list and the policy: log2 of how many there are, all
   * equally likely.
   */
  readonly bits: number;
  /** How many words a suggestion has. */
  readonly words: number;
  /**
   * Gives one. It passes {@link verdict} but for what that asks others: look for it in the compromised set like any
   * other. The caller wipes it.
   */
  next(): Secret;
}

const fewestWords = 3;
const mostWords = 16;
const tries = 100;
const noContext = contextTerms({});

/**
 * Makes a {@link Suggester}: words that are banned or hold a part of a name are left out, a hyphen stands between words
 * where there may be no space, and where classes are asked for the first letter is a capital and a digit comes last.
 * Throws `invalid-options` when fewer than 100 words remain, or no number of words is long enough.
 */
export function suggester(options: SuggesterOptions): Suggester {
  const { policy, random, denyList, terms = bannedTerms(), context = noContext } = options;
  const guess = { terms, context, denyList };
  const words = usable(options.words ?? ownWords, policy, guess);
  const shape = shapeFor(words, policy);
  const draw = (): Uint8Array => {
    for (;;) {
      const drawn = Array.from({ length: shape.count }, () => drawBelow(words.length, random));
      const letters = drawn.reduce((sum, at) => sum + (words[at] as string).length, 0);
      if (letters >= shape.letters) return spell(drawn, words, { policy, random });
    }
  };
  return {
    bits: shape.bits,
    words: shape.count,
    next() {
      for (let tried = 0; tried < tries; tried++) {
        const drawn = draw();
        if (passes(drawn, policy, guess)) return secret(drawn);
        drawn.fill(0);
      }
      throw cannotSuggest("no combination of words passes the policy");
    },
  };
}

function usable(
  words: readonly string[],
  policy: PasswordPolicy,
  guess: GuessTerms,
): readonly string[] {
  const alone: PasswordPolicy = { ...policy, guessing: "whole", classes: false, minimumLength: 1 };
  const left = [...new Set(words)].filter(
    (word) =>
      /^[a-z]{1,64}$/.test(word) && passes(asciiOf(word), alone, { ...guess, denyList: undefined }),
  );
  if (left.length < 100) throw cannotSuggest("fewer than 100 words are left to suggest from");
  return left;
}

interface Shape {
  readonly count: number;
  /** How many letters all words together must have at least. */
  readonly letters: number;
  readonly bits: number;
}

/** Takes as few words as make at least a quarter of all combinations long enough, so that drawing anew ends soon. */
function shapeFor(words: readonly string[], policy: PasswordPolicy): Shape {
  const digit = policy.classes ? 1 : 0;
  for (let count = fewestWords; count <= mostWords; count++) {
    const letters = policy.minimumLength - (count - 1) - digit;
    const combinations = countCombinations(words, count, letters);
    if (combinations < words.length ** count / 4) continue;
    return { count, letters, bits: Math.log2(combinations) + digit * Math.log2(10) };
  }
  throw cannotSuggest(`the policy asks for more than ${mostWords} words`);
}

/** Writes the words one after the other as bytes: the whole never becomes a string. */
function spell(
  drawn: readonly number[],
  words: readonly string[],
  { policy, random }: { readonly policy: PasswordPolicy; readonly random: RandomBytes },
): Uint8Array {
  const separator = policy.classes || policy.spaces === "refused" ? 0x2d : 0x20;
  const letters = drawn.reduce((sum, at) => sum + (words[at] as string).length, 0);
  const bytes = wipeable(letters + drawn.length - 1 + (policy.classes ? 1 : 0));
  let place = 0;
  for (const at of drawn) {
    if (place > 0) bytes[place++] = separator;
    const word = words[at] as string;
    for (let letter = 0; letter < word.length; letter++) bytes[place++] = word.charCodeAt(letter);
  }
  if (!policy.classes) return bytes;
  bytes[0] = (bytes[0] as number) - 0x20;
  bytes[place] = 0x30 + drawBelow(10, random);
  return bytes;
}

function passes(password: Uint8Array, policy: PasswordPolicy, guess: GuessTerms): boolean {
  const { refusing, hashes, canonical } = judgeText(password, policy, guess);
  for (const hash of hashes) hash.fill(0);
  canonical.fill(0);
  return refusing.size === 0;
}

function asciiOf(word: string): Uint8Array {
  return Uint8Array.from(word, (letter) => letter.charCodeAt(0));
}

function cannotSuggest(message: string): ConnectorError {
  return new ConnectorError({
    code: "invalid-options",
    scope: "system",
    message,
    advice: "Give more words, or a policy that asks for less.",
    where: { field: "words" },
  });
}
