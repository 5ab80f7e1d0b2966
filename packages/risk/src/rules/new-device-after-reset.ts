import type { Rule } from "./rule.ts";
import { contribute, type RuleDescription } from "./rule-description.ts";
import { ruleNumber } from "./rule-number.ts";
import { shown } from "./shown.ts";

/** For how long a reset makes a new device suspicious. */
export interface ResetOptions {
  /** Defaults to 24. */
  readonly hours?: number | undefined;
}

/** Describes {@link newDeviceAfterReset}. */
export const aboutNewDeviceAfterReset: RuleDescription = {
  name: "new-device-after-reset",
  bits: 6,
  strength: "demanding",
  when: "the password was reset less than 24 hours ago, and the device is new to the person",
  basis:
    "A service desk that was talked into a reset looks like this. Hours and bits are our choice",
};

const hour = 3_600_000;

/** Finds a new device soon after the password was reset. */
export function newDeviceAfterReset(options: ResetOptions = {}): Rule {
  const { hours = 24 } = options;
  ruleNumber({ rule: "newDeviceAfterReset", field: "hours", value: hours, least: 1, most: 720 });
  return ({ event, past }) => {
    if (past.known.device !== false || past.passwordReset === undefined) return undefined;
    const since = (event.at - past.passwordReset) / hour;
    if (!(since >= 0 && since < hours)) return undefined;
    return contribute(aboutNewDeviceAfterReset, {
      reason: `A new device, ${shown(since)} hours after the password was reset.`,
      facts: { hours: shown(since, 1) },
    });
  };
}
