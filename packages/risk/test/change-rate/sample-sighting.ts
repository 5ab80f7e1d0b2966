import type { ChangeSighting, Following } from "../../src/change-rate/change-rule.ts";
import { changeLimits } from "../../src/change-rate/limits.ts";
import { privileges } from "../../src/change-rate/privileges/privileges.ts";
import { changeRates, type Readings } from "../../src/change-rate/rates/readings.ts";
import type { Transaction } from "../../src/change-rate/transaction.ts";
import { change, noon } from "./sample-transaction.ts";

export const day = 86_400_000;

/** The key of a group that rules the domain. */
export const admins = "S-1-5-21-1111111111-2222222222-3333333333-512";

const known = privileges({
  holds: (account) => (account.startsWith("admin") ? [admins] : []),
  graph: { parents: (group) => (group === "helpdesk" ? [admins] : []) },
});

/** Makes a sighting of one change of which nothing is suspicious but what is given. */
export function sighting(
  transaction: Partial<Transaction>,
  more: Partial<ChangeSighting> = {},
): ChangeSighting {
  const made = change(transaction);
  return {
    transaction: made,
    rates: changeRates().count(made),
    privileges: known,
    approved: undefined,
    known: {},
    limits: changeLimits(),
    ...more,
  };
}

/** Makes the readings after so many changes of the same kind by one actor, each on another account. */
export function ratesAfter(times: number, more: Partial<Transaction> = {}): Readings {
  const rates = changeRates();
  let readings: Readings | undefined;
  for (let at = 0; at < times; at++) {
    readings = rates.count(change({ actor: "operator-1", account: `account-${at}`, ...more }));
  }
  if (!readings) throw new RangeError("at least one change");
  return readings;
}

/** Makes a sign-in that follows a change. */
export function following(more: Partial<Following> = {}): Following {
  return {
    event: { id: "s1", at: noon, subject: "account-1", result: "succeeded" },
    trail: {},
    knownDevice: undefined,
    limits: changeLimits(),
    ...more,
  };
}
