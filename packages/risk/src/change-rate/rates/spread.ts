import { recent } from "../recent.ts";
import type { Transaction } from "../transaction.ts";
import { type Distinct, distinct } from "./distinct.ts";
import { halfDayOf } from "./rate.ts";

/** How far the changes of one key reach within the window. Each number is right within a few per cent. */
export interface Spread {
  readonly accounts: number;
  readonly organisations: number;
  readonly containers: number;
}

/** Over how many accounts, organisations and containers changes are spread, by key. */
export interface SpreadTable {
  /** Adds a change to a key, and says how far the key now reaches. */
  add(key: string, transaction: Transaction): Spread;
}

interface Counters {
  readonly accounts: Distinct;
  readonly organisations: Distinct;
  readonly containers: Distinct;
}

/**
 * Makes a table for at most `capacity` keys, of 2 kB each; the key that was added to longest ago is forgotten first.
 */
export function spreadTable(capacity: number): SpreadTable {
  const counters = recent<Counters>(capacity);
  return {
    add: (key, { account, organisation, container, at }) => {
      const known = counters.get(key) ?? newCounters();
      counters.set(key, known);
      const t = halfDayOf(at);
      known.accounts.add(account, t);
      if (organisation !== undefined) known.organisations.add(organisation, t);
      if (container !== undefined) known.containers.add(container, t);
      return {
        accounts: known.accounts.estimate(),
        organisations: known.organisations.estimate(),
        containers: known.containers.estimate(),
      };
    },
  };
}

function newCounters(): Counters {
  return { accounts: distinct(4096), organisations: distinct(512), containers: distinct(512) };
}
