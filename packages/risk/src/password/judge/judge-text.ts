import { wipeableCopy } from "@rollcall/core";
import type { PasswordPolicy } from "../policy/policy.ts";
import { foldPoints } from "../text/fold.ts";
import { readPassword } from "../text/read-password.ts";
import { charactersOf } from "./characters.ts";
import {
  entraPoints,
  type GuessTerms,
  holdsWord,
  pointsNeeded,
  strictPoints,
} from "./guess-points.ts";
import type { PasswordRule } from "./reasons.ts";
import { type Workspace, withWorkspace } from "./workspace.ts";

/** What was found out of a password by itself, and what is needed to ask others. */
export interface TextJudgement {
  readonly refusing: Set<PasswordRule>;
  /** The SHA-1 of each spelling of the password, 20 bytes each; the first is of NFC, which keyboards write. */
  readonly hashes: readonly Uint8Array[];
  /** Its UTF-8 in NFKC, for the comparison with earlier ones. */
  readonly canonical: Uint8Array;
}

/** Microsoft, "Eliminate bad passwords using Microsoft Entra Password Protection", substring matching. */
const shortestEntraName = 4;

/** Judges a password by all rules that need nobody else. Every step is taken whatever the ones before found. */
export function judgeText(
  password: Uint8Array,
  policy: PasswordPolicy,
  guess: GuessTerms,
): TextJudgement {
  return withWorkspace((workspace) => {
    const { room } = workspace;
    readPassword(password, room);
    const { state } = room;
    const readable = !state.tooLong && !state.notText;
    const { classes, space, control } = charactersOf(room.points, room.length);
    const { guessable, common, name } = guessing(workspace, policy, guess);
    const found: Readonly<Partial<Record<PasswordRule, boolean>>> = {
      "not-text": state.notText,
      "too-long": state.tooLong,
      "too-short": readable && room.length < Math.max(1, policy.minimumLength),
      "control-character": control,
      space: space && policy.spaces === "refused",
      classes: readable && policy.classes && classes < 3,
      name,
      common,
      // What is common is guessable, and one reason is enough.
      guessable: readable && guessable && !common,
    };
    const refusing = Object.entries(found).filter(([, refuses]) => refuses);
    return {
      refusing: new Set(refusing.map(([rule]) => rule as PasswordRule)),
      hashes: Array.from({ length: room.hashCount }, (_, at) =>
        wipeableCopy(room.hashes.subarray(at * 20, at * 20 + 20)),
      ),
      canonical: wipeableCopy(room.bytes.subarray(0, room.byteCount)),
    };
  });
}

interface Guessed {
  readonly guessable: boolean;
  readonly common: boolean;
  readonly name: boolean;
}

function guessing(workspace: Workspace, policy: PasswordPolicy, guess: GuessTerms): Guessed {
  const whole = inPlain(workspace, policy, guess);
  if (policy.guessing === "whole") return whole;
  const folded = inSpelling(workspace, policy, guess);
  return {
    guessable: folded.guessable,
    common: whole.common || folded.common,
    name: whole.name || folded.name,
  };
}

/** Compares the password as it is, but for letter case. */
function inPlain(workspace: Workspace, { names }: PasswordPolicy, guess: GuessTerms): Guessed {
  const { points, folded, length } = workspace.room;
  const { terms, context, denyList } = guess;
  foldPoints(points, folded, length, "plain");
  const least = names?.least ?? Number.POSITIVE_INFINITY;
  const words = [
    terms.whole.plain.has(folded, 0, length),
    isWord(workspace, context.words),
    isWord(workspace, context.names),
  ];
  return {
    guessable: words.includes(true),
    common: denyList?.whole.plain.has(folded, 0, length) ?? false,
    name: holdsWord(workspace, context.names, { fold: "plain", least }),
  };
}

/** Compares it in the spelling that the policy sees through. */
function inSpelling(workspace: Workspace, policy: PasswordPolicy, guess: GuessTerms): Guessed {
  const { folded, length } = workspace.room;
  const strict = policy.guessing === "strict";
  const points = strict ? strictPoints(workspace, guess) : entraPoints(workspace, guess);
  const listed = guess.denyList?.whole.strict.has(folded, 0, length) ?? false;
  const fold = strict ? "strict" : "entra";
  const least = shortestName(policy);
  return {
    guessable: points < pointsNeeded,
    common: strict && listed,
    name: holdsWord(workspace, guess.context.names, { fold, least }),
  };
}

/** From how many letters a name is looked for in the spelling that the policy sees through. */
function shortestName({ guessing, names }: PasswordPolicy): number {
  const own = names?.spelling === "folded" ? names.least : Number.POSITIVE_INFINITY;
  return guessing === "entra" ? Math.min(own, shortestEntraName) : own;
}

/** Tells whether the whole password is one of some words, in any letter case. */
function isWord({ room }: Workspace, words: GuessTerms["context"]["words"]): boolean {
  let is = false;
  for (const { plain } of words) {
    const same =
      plain.length === room.length && plain.every((point, at) => room.folded[at] === point);
    is ||= same;
  }
  return is;
}
