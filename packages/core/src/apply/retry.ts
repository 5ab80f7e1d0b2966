import type { ConnectorError } from "../errors.ts";

/** What is to be done after a call that failed. */
export type NextStep =
  | { readonly next: "wait"; readonly milliseconds: number }
  | { readonly next: "reopen" | "skip" | "fail" | "stop" };

/** What is known of the calls so far. */
export interface TriedSoFar {
  readonly error: ConnectorError;
  /** Failures of this operation, this one included. */
  readonly attempts: number;
  /** Milliseconds waited for this operation so far. */
  readonly waited: number;
  /** The target's session was opened anew before. */
  readonly reopened: boolean;
  /** At least 0 and below 1. */
  readonly random: number;
}

const mostAttempts = 5;
const longestWait = 60_000;
const firstWait = 500;
/** In milliseconds, for all waits of one operation. */
const mostWaiting = 10 * 60_000;

/**
 * Works out what to do after an error. `wait` and try again; `reopen` the session and try again; `skip` the operation,
 * since the account is not as expected; `fail` it; or `stop` its target. Waits double from half a second to a minute
 * with full jitter; a wait that the target asks for is kept to.
 */
export function nextStep(tried: TriedSoFar): NextStep {
  const { error, attempts, waited } = tried;
  if (error.code === "precondition-failed" || error.code === "version-conflict") {
    return { next: "skip" };
  }
  if (error.scope === "session") return { next: tried.reopened ? "stop" : "reopen" };
  if (error.code === "auth-failed") return { next: "stop" };
  const milliseconds = waitFor(tried);
  const mayWait = milliseconds !== undefined && waited + milliseconds <= mostWaiting;
  if (mayWait && attempts < mostAttempts) return { next: "wait", milliseconds };
  return { next: error.scope === "system" ? "stop" : "fail" };
}

function waitFor({ error, attempts, random }: TriedSoFar): number | undefined {
  const { retry } = error;
  if (retry === "never") return undefined;
  if (retry === "now") return 0;
  if (retry === "backoff") {
    return Math.round(random * Math.min(longestWait, firstWait * 2 ** (attempts - 1)));
  }
  return Math.max(0, retry.after);
}
