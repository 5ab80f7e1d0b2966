import type { Contribution } from "../evidence/contribution.ts";
import { seenBefore } from "../memory/seen-before.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import { accountTrails } from "./account-trails.ts";
import { capacity } from "./capacity.ts";
import type { ChangeAlert } from "./change-alert.ts";
import type { ChangeSighting, KnownOfAccount } from "./change-rule.ts";
import { changeRules } from "./change-rules.ts";
import { type ChangeLimits, changeLimits } from "./limits.ts";
import { assertInstant } from "./parse-transaction.ts";
import { type Privileges, privileges } from "./privileges/privileges.ts";
import { type ChangeRates, type ChangeRatesOptions, changeRates } from "./rates/readings.ts";
import { repeating } from "./repeating.ts";
import type { Transaction } from "./transaction.ts";

/** With what changes are watched. */
export interface ChangeMonitorOptions {
  /** In milliseconds since 1970. A change that claims to be later, by more than five minutes, counts as made now. */
  readonly now: () => number;
  readonly limits?: Partial<ChangeLimits> | undefined;
  readonly privileges?: Privileges | undefined;
  /** Whether an approved plan holds a change, such as `approvedChanges` gives it. */
  readonly approved?: ((transaction: Transaction) => boolean | undefined) | undefined;
  /** What the integrator knows of the account that is changed. */
  readonly known?: ((transaction: Transaction) => KnownOfAccount) | undefined;
  /** How much is remembered at most: `ids` and `accounts` default to 100,000 and 50,000. */
  readonly memory?: ChangeMemory | undefined;
}

/** How much a monitor remembers at most. */
export interface ChangeMemory extends ChangeRatesOptions {
  readonly ids?: number | undefined;
  readonly accounts?: number | undefined;
}

/**
 * Watches changes, and the sign-ins that follow them. Its answers depend on what it was given, in that order, and on
 * nothing else.
 */
export interface ChangeMonitor {
  /**
   * Takes a change, and says what is wrong with it, if anything. One with an id that came before is nothing new. Throws
   * `invalid-value` for one that was made at no instant; of the rest, `parseTransaction` has to be sure.
   */
  observe(transaction: Transaction): ChangeAlert | undefined;
  /**
   * Takes a sign-in; its subject is the stable key of the account. `knownDevice` says whether the device was seen with
   * it before.
   */
  observeSignIn(event: SignIn, knownDevice?: boolean): ChangeAlert | undefined;
  readonly rates: ChangeRates;
}

/**
 * Clocks of different systems are about this close to each other, in milliseconds; what is later comes from a clock
 * that is wrong.
 */
const ahead = 5 * 60_000;

/** Makes a monitor that knows nothing yet. Throws `invalid-options` for limits and memory that cannot be. */
export function changeMonitor(options: ChangeMonitorOptions): ChangeMonitor {
  const limits = changeLimits(options.limits);
  const { memory = {} } = options;
  const rates = changeRates(memory);
  const isKnown = seenBefore(capacity("ids", memory.ids, 100_000));
  const trails = accountTrails({ capacity: capacity("accounts", memory.accounts, 50_000), limits });
  const isRepeat = repeating(capacity("rates", memory.rates, 50_000));
  const privileged = options.privileges ?? privileges();

  const sightingOf = (transaction: Transaction): ChangeSighting => ({
    transaction,
    rates: rates.count(transaction),
    privileges: privileged,
    approved: options.approved?.(transaction),
    known: options.known?.(transaction) ?? {},
    limits,
  });
  const settled = (at: number): number => {
    assertInstant(at);
    return at > options.now() + ahead ? options.now() : at;
  };

  return {
    rates,
    observe: (given) => {
      const at = settled(given.at);
      if (isKnown(`change\n${given.source}\n${given.id}`)) return undefined;
      const sighting = sightingOf({ ...given, at });
      const { transaction } = sighting;
      const found = changeRules.flatMap((rule) => rule(sighting) ?? []);
      const followed = trails.change(sighting);
      const contributions = [...found, ...followed];
      if (contributions.length === 0) return undefined;
      const { id, act, target, organisation } = transaction;
      const repeats = isRepeat(transaction, contributions);
      return { id, at, act, target, organisation, ...summed(contributions), repeats };
    },
    observeSignIn: (given, knownDevice) => {
      const at = settled(given.at);
      if (given.result !== "succeeded" || isKnown(`sign-in\n${given.id}`)) return undefined;
      const event = { ...given, at };
      const contributions = trails.signIn(event, knownDevice);
      if (contributions.length === 0) return undefined;
      const { id, application, organisation } = event;
      const about = { id, at, act: "sign-in" as const, target: application, organisation };
      return { ...about, ...summed(contributions), repeats: false };
    },
  };
}

function summed(
  contributions: readonly Contribution[],
): Pick<ChangeAlert, "bits" | "contributions"> {
  return { bits: contributions.reduce((sum, { bits }) => sum + bits, 0), contributions };
}
