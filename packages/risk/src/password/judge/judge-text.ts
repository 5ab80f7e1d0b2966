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
  /** The SHA-1 of each spelling of the password, 20 bytes each. */
  readonly hashes: readonly Uint8Array[];
  /** Its UTF-8 in NFKC, for the comparison with earlier ones. */
  readonly canonical: Uint8Array;
}

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
        room.hashes.slice(at * 20, at * 20 + 20),
      ),
      canonical: room.bytes.slice(0, room.byteCount),
    };
  });
}

interface Guessed {
  readonly guessable: boolean;
  readonly common: boolean;
  readonly name: boolean;
}

function guessing(workspace: Workspace, policy: PasswordPolicy, guess: GuessTerms): Guessed {
  const { room } = workspace;
  const { length, folded } = room;
  const { terms, context, denyList } = guess;
  const whole = (fold: "plain" | "strict"): boolean =>
    denyList?.whole[fold].has(folded, 0, length) ?? false;
  foldPoints(room.points, folded, length, "plain");
  const plainCommon = whole("plain");
  const plainWord =
    terms.whole.plain.has(folded, 0, length) ||
    isWord(workspace, context.words) ||
    isWord(workspace, context.names);
  const least = policy.names?.least ?? Number.POSITIVE_INFINITY;
  const plainName = holdsWord(workspace, context.names, { fold: "plain", least });
  if (policy.guessing === "whole") {
    return { guessable: plainWord, common: plainCommon, name: plainName };
  }
  const strict = policy.guessing === "strict";
  const points = strict ? strictPoints(workspace, guess) : entraPoints(workspace, guess);
  const fold = strict ? "strict" : "entra";
  const folds = policy.names?.spelling === "folded";
  return {
    guessable: points < pointsNeeded,
    common: plainCommon || (strict && whole("strict")),
    name: plainName || (folds && holdsWord(workspace, context.names, { fold, least })),
  };
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
