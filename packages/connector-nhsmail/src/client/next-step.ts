import { ConnectorError, type ConnectorErrorFacts } from "@rollcall/core";
import type { GraphAnswer } from "../transport.ts";
import { throttled } from "./budget.ts";
import { claimsOf } from "./challenge.ts";
import { failureFacts } from "./failure-facts.ts";
import { nativeOf } from "./native.ts";
import type { Outcome } from "./outcome.ts";
import type { Prepared } from "./prepare.ts";
import { backoff, retryAfter } from "./retry-after.ts";

/** What is done after an attempt. */
export type NextStep =
  | { readonly next: "give"; readonly answer: GraphAnswer }
  | { readonly next: "fail"; readonly error: ConnectorError }
  | { readonly next: "again"; readonly wait: number }
  /** Nothing of ours goes out for so long; then again, unless that is too long to wait for. */
  | {
      readonly next: "hold";
      readonly wait: number;
      readonly answer: GraphAnswer;
      readonly error?: ConnectorError | undefined;
    }
  /** Again, with a new token. */
  | { readonly next: "renew"; readonly claims: string | undefined };

/** What is known of the attempts so far. */
export interface Tried {
  readonly request: Pick<Prepared, "repeatable" | "write">;
  /** Attempts that failed, this one included, for another reason than throttling or a refused token. */
  readonly failures: number;
  /** Attempts that were throttled, this one included. */
  readonly throttles: number;
  /** A token was refused before. */
  readonly renewed: boolean;
  /** In milliseconds; so is `patience`, which is how long may be waited in all. */
  readonly waited: number;
  readonly patience: number;
  readonly now: number;
  /** At least 0 and below 1. */
  readonly random: number;
}

const mostFailures = 5;

/** Works out what to do after an attempt. A request that may have arrived is sent again only when that is safe. */
export function nextStep(outcome: Outcome, tried: Tried): NextStep {
  if (outcome.outcome === "answered") return afterAnswer(outcome, tried);
  const { native } = outcome;
  if (outcome.outcome === "maybe-sent") {
    const facts = outcome.late ? failureFacts.late : failureFacts.lost;
    return orFail(tried, { ...facts, native }, { safe: tried.request.repeatable, sure: false });
  }
  const facts = outcome.hopeless ? failureFacts.untrusted : failureFacts.unreached;
  return orFail(tried, { ...facts, native }, { safe: !outcome.hopeless, sure: true });
}

function afterAnswer(
  { answer, unreadable }: Outcome & { readonly outcome: "answered" },
  tried: Tried,
): NextStep {
  const { status, headers } = answer;
  const asked = retryAfter(headers["retry-after"], tried.now);
  if (status === 429) return afterThrottle(answer, asked, tried);
  if (status === 401) return afterRefusedToken(answer, tried);
  const native = nativeOf(answer);
  if (status >= 300 && status < 400) {
    return fail(tried, { ...failureFacts.redirected, native }, false);
  }
  const safe = tried.request.repeatable;
  if (status >= 500 && status !== 501) {
    return orFail(tried, { ...failureFacts.broken, native }, { safe, sure: false, asked });
  }
  if (unreadable) return orFail(tried, { ...failureFacts.notJson, native }, { safe, sure: false });
  // Nothing was written: another write to the same object was first.
  if (native === "Directory_ConcurrencyViolation" && mayWait(tried, asked)) {
    return again(tried, asked);
  }
  return { next: "give", answer };
}

function afterThrottle(answer: GraphAnswer, asked: number | undefined, tried: Tried): NextStep {
  const wait = asked ?? backoff(tried.throttles, tried.random);
  const tooLong = tried.waited + wait > tried.patience;
  const error = tooLong ? throttled(wait) : undefined;
  return { next: "hold", wait, answer, error };
}

function afterRefusedToken({ headers }: GraphAnswer, tried: Tried): NextStep {
  if (tried.renewed) return fail(tried, { ...failureFacts.refused, native: 401 }, true);
  return { next: "renew", claims: claimsOf(headers["www-authenticate"]) };
}

interface Chance {
  /** Another attempt can do no harm. */
  readonly safe: boolean;
  /** This one surely did nothing. */
  readonly sure: boolean;
  /** What Graph asks to wait, in milliseconds. */
  readonly asked?: number | undefined;
}

function orFail(tried: Tried, facts: ConnectorErrorFacts, { safe, sure, asked }: Chance): NextStep {
  if (safe && mayWait(tried, asked)) return again(tried, asked);
  return fail(tried, asked === undefined ? facts : { ...facts, retry: { after: asked } }, sure);
}

function mayWait({ failures, waited, patience }: Tried, asked = 0): boolean {
  return failures < mostFailures && waited + asked <= patience;
}

function again({ failures, random }: Tried, asked: number | undefined): NextStep {
  return { next: "again", wait: asked ?? backoff(failures, random) };
}

function fail(tried: Tried, facts: ConnectorErrorFacts, sure: boolean): NextStep {
  const error = new ConnectorError({ ...facts, effect: effectOf(tried, sure) });
  return { next: "fail", error };
}

/** Of this attempt alone: that an earlier one may have arrived is known to whoever counts them. */
function effectOf({ request }: Tried, sure: boolean): "none" | "unknown" {
  return request.write && !sure ? "unknown" : "none";
}
