import { contentHash, invalidOption, wholeNumberRule } from "@rollcall/core";
import type { Contribution } from "../../evidence/contribution.ts";
import { isOwnSignIn } from "../../sign-in/ended.ts";
import type { SignIn } from "../../sign-in/sign-in.ts";
import type { SignInModel } from "../sign-in-model.ts";
import { withSubject } from "../with-subject.ts";
import { type Everybody, nobody } from "./everybody.ts";
import { features } from "./feature.ts";
import { attemptsOn, learnSignIn, noteAttempt } from "./learn-sign-in.ts";
import { pastOf } from "./past-of.ts";
import { weighFeature } from "./weigh-feature.ts";
import { weighFrequency } from "./weigh-frequency.ts";

/** How much the exact model keeps, and what else it is told. */
export interface ExactModelOptions {
  /**
   * How many values it keeps of each level for each person; 256 unless told. Beyond that, one that did not come again
   * is forgotten.
   */
  readonly valuesPerPerson?: number;
  /** How many values it keeps of each level for everybody; 1,048,576 unless told. */
  readonly values?: number;
  /**
   * How many people it keeps, and beside them as many accounts that were only ever tried in vain; 100,000 unless told.
   */
  readonly people?: number;
  /**
   * Gives p(A|x): how likely it is that the address or the agent is an attacker's, above 0 and up to 1. Anything else
   * counts as 1, which is also what is taken where nothing is known, so that a list of good addresses can only lower a
   * score and a broken one cannot.
   */
  readonly reputation?: (feature: "address" | "agent", event: SignIn) => number;
}

/**
 * Makes the model of Freeman et al. (NDSS 2016, Equation 7 without attack data of each person) with exact counts:
 *
 *     S(u, x) = Π p(A|x) · p(x) / p(x|u, L)  ·  p(u|A) / p(u|L)
 *
 * as a sum of logarithms in bits. The numbers order sign-ins and are no probability: thresholds come from scores that
 * were seen. For research and for comparison; `compactModel` is the one for many people.
 *
 * Everything counts once a day for each person and value. What did not succeed, or whose second factor failed, is never
 * learnt. Times are taken as they are said: `parseSignIn` refuses the future. Throws ConnectorError `invalid-value` for
 * an event without a subject or a time, and `invalid-options` for a cap below 1.
 */
export function exactModel(options: ExactModelOptions = {}): SignInModel {
  const { valuesPerPerson = 256, values = 2 ** 20, people = 100_000, reputation } = options;
  const caps = { valuesPerPerson, values, people };
  checkCaps(caps);
  const everybody = nobody(caps);
  const { entries } = everybody.people;
  return {
    version: versionOf(caps, reputation !== undefined),
    past: (event) =>
      pastOf(event, entries.get(withSubject(event).subject), attemptsOn(everybody, event)),
    weigh: (event) => weigh(everybody, withSubject(event), reputation),
    learn(event) {
      if (isOwnSignIn(event)) learnSignIn(everybody, withSubject(event), valuesPerPerson);
      else noteAttempt(everybody, withSubject(event));
    },
    note: (event) => noteAttempt(everybody, withSubject(event)),
  };
}

/** The reputation's own answers are the caller's to version. */
function versionOf(caps: Readonly<Record<string, number>>, hasReputation: boolean): string {
  const weights = features.map(({ name, levels }) => [name, ...levels.map(({ weight }) => weight)]);
  return `exact-1-${contentHash({ caps, weights, hasReputation }).slice(0, 12)}`;
}

function weigh(
  everybody: Everybody,
  event: SignIn,
  reputation: ExactModelOptions["reputation"],
): readonly Contribution[] {
  const person = everybody.people.entries.get(event.subject);
  const weights = features.map(({ name, levels }, feature) =>
    weighFeature({
      everybody,
      person,
      feature,
      values: levels.map((level) => level.read(event)),
      reputation: probability(reputation?.(name, event)),
    }),
  );
  return [...weights, weighFrequency(everybody, person)];
}

function probability(said: number | undefined): number {
  return said !== undefined && said > 0 && said <= 1 ? said : 1;
}

function checkCaps(caps: Readonly<Record<string, number>>): void {
  for (const [field, cap] of Object.entries(caps)) {
    const rule = wholeNumberRule(field, cap, { least: 1, most: Number.MAX_SAFE_INTEGER });
    if (rule) throw invalidOption("exactModel()", rule);
  }
}
