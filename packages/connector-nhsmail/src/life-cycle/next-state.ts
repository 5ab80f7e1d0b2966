import { addDays, type LocalDate } from "@rollcall/core";
import type { RetentionNumbers, RetentionPolicy } from "./retention.ts";
import { retentionOn } from "./retention.ts";
import type { AccountState } from "./state.ts";

/** What decides when an account changes its state by itself. */
export interface AccountFacts {
  readonly state: AccountState;
  /** The day on which it came into that state. */
  readonly since: LocalDate;
  /** The day on which it was last used: portal, sign-in, cached credentials, mail sent. Missing when it is not known. */
  readonly used?: LocalDate | undefined;
  /** Whether the Acceptable Use Policy was accepted; missing when it is not known. */
  readonly accepted?: boolean | undefined;
}

/** A state that an account comes into by itself, and the first day of it. */
export interface NextState {
  readonly state: AccountState;
  readonly on: LocalDate;
  /** The number that decides, such as `leaver`. */
  readonly by: keyof RetentionNumbers;
}

/**
 * Works out what becomes of an account when nobody does anything, by the numbers that hold on the day on which its time
 * began. `undefined` when nothing does, when it takes facts that are missing, or where no number was published.
 */
export function nextState(
  facts: AccountFacts,
  policies?: readonly RetentionPolicy[],
): NextState | undefined {
  switch (facts.state) {
    case "Active":
      return fromActive(facts, policies);
    case "Active (Leaver)":
      return after(facts.since, { by: "leaver", state: "Deleted" }, policies);
    case "Inactive":
      return after(facts.since, { by: "inactive", state: "Deleted" }, policies);
    case "Disabled":
      return after(facts.since, { by: "disabled", state: "Deleted" }, policies);
    case "Deleted":
      return after(facts.since, { by: "deleted", state: "Deleted Permanent" }, policies);
    default:
      return undefined;
  }
}

function fromActive(
  { since, used, accepted }: AccountFacts,
  policies: readonly RetentionPolicy[] | undefined,
): NextState | undefined {
  const state = "Inactive";
  if (accepted === false) return after(since, { by: "unaccepted", state }, policies);
  return used === undefined ? undefined : after(used, { by: "unused", state }, policies);
}

function after(
  day: LocalDate,
  { by, state }: Pick<NextState, "by" | "state">,
  policies: readonly RetentionPolicy[] | undefined,
): NextState | undefined {
  const number = retentionOn(day, policies)?.[by];
  if (number === undefined) return undefined;
  return { state, by, on: by === "disabled" ? addMonths(day, number) : addDays(day, number) };
}

/** The same day of a later month, or that month's last when it is shorter. */
function addMonths(day: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}
