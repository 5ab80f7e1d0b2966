import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";
import { ruleNumber } from "./rule-number.ts";
import { shown } from "./shown.ts";

/** From how many denied prompts on a passed one is suspicious. */
export interface PushFatigueOptions {
  /** Defaults to 3. */
  readonly denied?: number | undefined;
}

/** Describes {@link pushFatigue}. */
export const aboutPushFatigue: RuleDescription = {
  name: "push-fatigue",
  bits: 8,
  strength: "demanding",
  when: "a prompt was passed after 3 that were denied",
  basis:
    "Elastic's rules take 2 denied before a success, and more than 5 in an hour. Number and bits are our choice",
};

/**
 * Finds a prompt that was passed after many were denied. Such a prompt answers no challenge: ask for another factor.
 */
export function pushFatigue({ denied = 3 }: PushFatigueOptions = {}): Rule {
  ruleNumber({ rule: "pushFatigue", field: "denied", value: denied, least: 1, most: 100 });
  return ({ event, past }) => {
    if (event.stepUp !== "passed" || !(past.denied >= denied)) return undefined;
    return contribute(aboutPushFatigue, {
      reason: `A prompt was passed after ${shown(past.denied)} that were denied.`,
      facts: { denied: shown(past.denied, 1) },
    });
  };
}
