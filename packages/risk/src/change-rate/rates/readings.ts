import { capacity } from "../capacity.ts";
import type { Act, Transaction } from "../transaction.ts";
import { type RateReading, rateTable } from "./rate-table.ts";
import { type Spread, spreadTable } from "./spread.ts";
import type { Belief } from "./surprise.ts";

/**
 * What a change brings its rates to: by who made it, by the organisation that it is in, and by what was done to which
 * system.
 */
export interface Readings {
  readonly actor?: RateReading | undefined;
  readonly organisation?: RateReading | undefined;
  readonly act: RateReading;
  /** Accounts disabled or deleted, counted together; only where this is one of them. */
  readonly closing?: RateReading | undefined;
  /** How far the changes of this kind reach: of the actor, and where that is not known, of the system. */
  readonly spread: Spread;
  /** Different accounts of the organisation that changes of this kind touched. */
  readonly touched?: number | undefined;
}

/** The rates of all changes that are watched. */
export interface ChangeRates {
  /** Counts one change, and says what its rates come to. */
  count(transaction: Transaction): Readings;
  /** Says what one rate would come to, were so many more changes of a kind made to a system at once. Counts nothing. */
  expect(
    kind: { target: string; act: Act; attribute?: string },
    at: number,
    more: number,
  ): RateReading;
  /** How many rates are remembered. */
  readonly size: number;
}

/** How much is remembered. */
export interface ChangeRatesOptions {
  /** Rates, of 24 bytes and their key. Defaults to 50,000. */
  readonly rates?: number | undefined;
  /** Counts of different accounts, of 2 kB. Defaults to 2,000. */
  readonly spreads?: number | undefined;
}

/**
 * Before anything was seen: twenty changes of a kind a day by one actor, believed as if one day had been seen. Our
 * choice; with it, 77 in the first day are an alarm.
 */
export const actorPrior: Belief = { alpha: 20, beta: 1 };

/** Likewise 200 a day in an organisation or a system, about what a trust of 20,000 people has, and 666 are an alarm. */
export const wholePrior: Belief = { alpha: 200, beta: 1 };

/** Makes the rates of changes, of which nothing is known yet. Throws `invalid-options` for a memory that cannot be. */
export function changeRates(options: ChangeRatesOptions = {}): ChangeRates {
  const table = rateTable(capacity("rates", options.rates, 50_000));
  const spreads = spreadTable(capacity("spreads", options.spreads, 2_000));
  return {
    count: (transaction) => {
      const { at, actor, organisation, target, act } = transaction;
      const kind = kindOf(transaction);
      const by = actor === undefined ? undefined : `actor\n${target}\n${kind}\n${actor}`;
      const within =
        organisation === undefined
          ? undefined
          : `organisation\n${target}\n${kind}\n${organisation}`;
      const whole = `act\n${target}\n${kind}`;
      const isClosing = act === "disable" || act === "delete";
      return {
        actor: by === undefined ? undefined : table.count(by, at, actorPrior),
        organisation: within === undefined ? undefined : table.count(within, at, wholePrior),
        act: table.count(whole, at, wholePrior),
        closing: isClosing
          ? table.count(`closing\n${target}\n${actor ?? ""}`, at, actorPrior)
          : undefined,
        spread: spreads.add(by ?? whole, transaction),
        touched: within === undefined ? undefined : spreads.add(within, transaction).accounts,
      };
    },
    expect: (kind, at, more) =>
      table.expect(`act\n${kind.target}\n${kindOf(kind)}`, at, { prior: wholePrior, more }),
    get size() {
      return table.size;
    },
  };
}

function kindOf({ act, attribute }: Pick<Transaction, "act" | "attribute">): string {
  return act === "attribute" && attribute !== undefined ? `${act} ${attribute}` : act;
}
