import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";
import { ruleNumber } from "./rule-number.ts";
import { shown } from "./shown.ts";

/** After how long an account is dormant. */
export interface DormantOptions {
  /** Defaults to 90. */
  readonly days?: number | undefined;
}

/** Describes {@link dormantAccount}. */
export const aboutDormantAccount: RuleDescription = {
  name: "dormant-account",
  bits: 4,
  strength: "demanding",
  when: "the last sign-in that succeeded was more than 90 days ago",
  basis: "Days and bits are our choice",
};

const day = 86_400_000;

/** Finds somebody who has not signed in for long. */
export function dormantAccount({ days = 90 }: DormantOptions = {}): Rule {
  ruleNumber({ rule: "dormantAccount", field: "days", value: days, least: 1, most: 3650 });
  return ({ event, past }) => {
    const seen = past.last?.at ?? past.firstSeen;
    if (seen === undefined) return undefined;
    const idle = (event.at - seen) / day;
    if (!(idle > days)) return undefined;
    return contribute(aboutDormantAccount, {
      reason: `The first sign-in for ${shown(idle)} days.`,
      facts: { days: shown(idle) },
    });
  };
}
