import { createHmac } from "node:crypto";
import { type ConnectorError, invalidOption, wipeableCopy } from "@rollcall/core";
import { withWorkspace } from "../judge/workspace.ts";
import { wordsOf } from "../terms/banned-terms.ts";
import { foldText } from "../text/fold.ts";
import { readPassword } from "../text/read-password.ts";
import { candidatesIn } from "./candidates.ts";
import { decayedSketch } from "./decayed-sketch.ts";
import { recentKeys } from "./recent-keys.ts";

/** What is watched, and from when a word is proposed. */
export interface SprayTermsOptions {
  /**
   * 32 random bytes that are kept nowhere but here: a new key for each start. They are taken over, and overwritten where
   * they came from.
   */
  readonly key: Uint8Array;
  /**
   * The words that may be proposed, from whoever reviews: only these can be named, since of what was tried nothing
   * readable is kept.
   */
  readonly dictionary: Iterable<string>;
  /**
   * In milliseconds. Default: 6 hours. Our choice: a spray goes round all accounts in hours, at a pace below lockout.
   */
  readonly halfLife?: number | undefined;
  /**
   * From how many people, lately, a word is proposed. Default: 20. Our choice: more than forget one common word by
   * chance.
   */
  readonly threshold?: number | undefined;
}

/** A sign-in that failed for its password. */
export interface FailedAttempt {
  /** The UTF-8 of what was tried; the caller wipes it. */
  readonly password: Uint8Array;
  /** Whose account it was tried on. One person’s own slips count once. */
  readonly subject: string;
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** A word that many accounts were tried with lately, for {@link reviewTerm}. */
export interface ProposedTerm {
  readonly term: string;
  /**
   * On how many accounts, each counted once in a half-life and halved with each half-life; rounded. It may be too high,
   * never too low, however much else is tried.
   */
  readonly people: number;
  readonly at: number;
}

/** Watches what attackers try. Memory is bounded, whatever is tried; nothing of it is written anywhere. */
export interface SprayTerms {
  note(attempt: FailedAttempt): void;
  proposals(at: number): readonly ProposedTerm[];
  /** Wipes the key. What was counted can then be asked no more. */
  forget(): void;
}

const keyLength = 32;
const columns = 65_536;
const sixHours = 21_600_000;
const manyPeople = 20;
const mostWords = 100_000;
const encoder = new TextEncoder();

/**
 * Makes a watch for words that are being sprayed. Of each failed attempt it takes the words that the password may be
 * built on, and counts those of the dictionary by their HMAC under the key, in 4 MB: nobody can read out of it what was
 * tried. What no dictionary has, which an attacker can make up without end, takes no room. Throws `invalid-options` for a
 * key that is not 32 bytes, or a dictionary of more than 100,000 words.
 */
export function sprayTerms(options: SprayTermsOptions): SprayTerms {
  const { halfLife = sixHours, threshold = manyPeople } = options;
  if (options.key.length !== keyLength) throw wrongOption("key", "Give 32 bytes.");
  const key = wipeableCopy(options.key);
  options.key.fill(0);
  const people = decayedSketch({ columns, halfLife });
  const counted = recentKeys(halfLife);
  const dictionary = hashedDictionary(options.dictionary, key);
  let forgotten = false;
  return {
    note({ password, subject, at }) {
      if (forgotten || !Number.isFinite(at)) return;
      for (const hash of hashedCandidates(password, key)) {
        if (!dictionary.has(hash)) continue;
        const word = Buffer.from(hash, "hex");
        const pair = hashed(key, word, encoder.encode(subject));
        if (counted.isNew(pair, at)) people.add(word, at);
      }
    },
    proposals(at) {
      if (forgotten || !Number.isFinite(at)) return [];
      return [...dictionary]
        .flatMap(([hash, terms]) => {
          const count = Math.round(people.count(Buffer.from(hash, "hex"), at));
          return terms.map((term) => ({ term, people: count, at }));
        })
        .filter((each) => each.people >= threshold)
        .sort((a, b) => b.people - a.people || (a.term < b.term ? -1 : 1));
    },
    forget() {
      key.fill(0);
      dictionary.clear();
      forgotten = true;
    },
  };
}

function hashedCandidates(password: Uint8Array, key: Uint8Array): ReadonlySet<string> {
  return withWorkspace((workspace) => {
    const { room } = workspace;
    readPassword(password, room);
    const hashes = new Set<string>();
    for (const [start, end] of candidatesIn(workspace)) {
      const bytes = bytesOf(room.folded, start, end);
      hashes.add(hashed(key, bytes).toString("hex"));
      bytes.fill(0);
    }
    return hashes;
  });
}

function hashed(key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer {
  const hmac = createHmac("sha256", key);
  // A length before each part keeps different parts apart.
  for (const part of parts) hmac.update(Uint32Array.of(part.length)).update(part);
  return hmac.digest();
}

function bytesOf(points: Uint32Array, start: number, end: number): Uint8Array {
  const { buffer, byteOffset, byteLength } = points.subarray(start, end);
  return wipeableCopy(new Uint8Array(buffer, byteOffset, byteLength));
}

/** The words that may be named, by the HMAC of what they are folded to; several may be folded to one. */
function hashedDictionary(words: Iterable<string>, key: Uint8Array): Map<string, string[]> {
  const terms = new Set<string>();
  for (const word of words) {
    for (const term of wordsOf(word)) terms.add(term);
    if (terms.size > mostWords) throw wrongOption("dictionary", `Give at most ${mostWords} words.`);
  }
  return Map.groupBy(terms, (term) => {
    const folded = foldText(term, "strict");
    return hashed(key, bytesOf(folded, 0, folded.length)).toString("hex");
  });
}

function wrongOption(field: string, advice: string): ConnectorError {
  return invalidOption("sprayTerms()", { field, advice });
}
