import {
  type Assignment,
  type Lifecycle,
  type LifecycleState,
  londonDate,
  type Person,
  standing,
  startOfDay,
} from "@rollcall/core";
import type { Standing } from "../sign-in/surroundings.ts";

/** How the dates of the staff record are read. */
export interface StandingAtOptions {
  /**
   * Which of the two last days counts, and days of grace after it; as in the policy of a target. Defaults to the
   * earlier day and no grace.
   */
  readonly lifecycle?: Pick<Lifecycle, "lastDay" | "graceDays"> | undefined;
  /**
   * For how many hours of the day after the last one its night shift may go on: `just-left` until then. Defaults to 12,
   * our choice: a long day of a hospital, from 8 in the evening to 8 in the morning and as much again as it runs late.
   * From 0 to 18.
   */
  readonly lastShiftHours?: number | undefined;
}

/** A standing, and until when it stays so unless the record changes. */
export interface PlacedUntil {
  readonly standing: Standing;
  /** In milliseconds since 1970; `undefined` when nothing that is known will change it. */
  readonly until: number | undefined;
}

const hour = 3_600_000;

/** The last millisecond of the year 9999: later days cannot be compared as text. */
const latest = 253_402_300_799_999;

/**
 * Works out how the staff record stands to a person at an instant. Days are days in Europe/London. Several posts,
 * offers, retirements with a return, and terminations that were taken back are read as core's `standing` reads them: in
 * post while any post is open, suspended when any open one is, absent when all are. Between a post that is over and one
 * that is ahead the person has left. An instant that no calendar has, and a record that contradicts itself or has no
 * post, give `unknown`.
 */
export function standingAt(
  assignments: readonly Assignment[],
  at: number,
  options: StandingAtOptions = {},
): PlacedUntil {
  const { lastShiftHours = 12 } = options;
  const shift = lastShiftHours * hour;
  if (!(at >= shift && at <= latest)) return { standing: "unknown", until: undefined };
  const here = placeOf(assignments, at, options);
  if (here.standing !== "left" || shift === 0) return here;
  const { standing: before } = placeOf(assignments, at - shift, options);
  if (before !== "in-post" && before !== "absent") return here;
  const over = Date.parse(startOfDay(dayOf(at))) + shift;
  return { standing: "just-left", until: Math.min(over, here.until ?? over) };
}

function placeOf(
  assignments: readonly Assignment[],
  at: number,
  { lifecycle }: StandingAtOptions,
): PlacedUntil {
  const { state, changesOn } = standing(holderOf(assignments), {
    // Who is hired but not here yet has not started, whether an account is due or not.
    lifecycle: { ...lifecycle, createDaysBefore: 0 },
    today: dayOf(at),
  });
  return {
    standing: standings[state],
    until: changesOn === undefined ? undefined : Date.parse(startOfDay(changesOn)),
  };
}

/** `none` is also the state of a record that contradicts itself. */
const standings: Readonly<Record<LifecycleState, Standing>> = {
  future: "not-started",
  prepared: "not-started",
  active: "in-post",
  absent: "absent",
  suspended: "suspended",
  left: "left",
  expired: "left",
  none: "unknown",
};

function dayOf(at: number): string {
  return londonDate(new Date(at).toISOString());
}

/** A person of whom nothing is known but the posts: nothing else is needed, so nothing else is kept. */
function holderOf(assignments: readonly Assignment[]): Person {
  return { id: "", identifiers: [], names: { legal: { given: "", family: "" } }, assignments };
}
