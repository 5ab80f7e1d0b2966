import type { AppliedException } from "../decision/applied-exception.ts";
import type { Exception, ExceptionKind } from "./exception.ts";

/**
 * That an exception was there when its account signed in: `held`, or did nothing since it was over or had not begun.
 */
export interface ExceptionReport {
  readonly exception: string;
  readonly kind: ExceptionKind;
  readonly owner: string;
  readonly state: "held" | "expired" | "not-yet";
  /** The id of the sign-in's event. */
  readonly event: string;
  /** When the sign-in was, in milliseconds since 1970. */
  readonly at: number;
}

/** What was found for a sign-in. */
export interface FoundException {
  /** For the decision; of several that hold, the first. */
  readonly applied: AppliedException | undefined;
  /** One for each exception of the account, in the order of the list. */
  readonly reports: readonly ExceptionReport[];
}

/** The sign-in that exceptions are looked for. */
export interface ExceptionQuestion {
  readonly id: string;
  readonly subject: string;
  readonly at: number;
}

/**
 * Looks for the exceptions of an account. It decides nothing and hides nothing: `decide` lets off what the exception
 * speaks of, and every contribution stays in the record.
 */
export function findException(
  exceptions: readonly Exception[],
  { id: event, subject, at }: ExceptionQuestion,
): FoundException {
  let applied: AppliedException | undefined;
  const reports: ExceptionReport[] = [];
  for (const exception of exceptions) {
    if (exception.subject !== subject) continue;
    const { id, kind, owner } = exception;
    const state = stateAt(exception, at);
    reports.push({ exception: id, kind, owner, state, event, at });
    if (state === "held") applied ??= appliedOf(exception);
  }
  return { applied, reports };
}

/** A time that is not a number is no time at which anything holds. */
function stateAt({ from, until }: Exception, at: number): ExceptionReport["state"] {
  if (at >= from && at < until) return "held";
  return at >= until ? "expired" : "not-yet";
}

function appliedOf({ id, kind, until, atMost, lifts }: Exception): AppliedException {
  return { id, kind, until, atMost, ...(lifts && { lifts }) };
}
