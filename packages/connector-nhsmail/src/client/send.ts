import type { CallOptions } from "@rollcall/core";
import type { GraphAnswer } from "../transport.ts";
import type { Refused } from "./authenticate.ts";
import { inDoubt } from "./in-doubt.ts";
import { type NextStep, nextStep, type Tried } from "./next-step.ts";
import type { Outcome } from "./outcome.ts";
import type { Parts } from "./parts.ts";
import { pause } from "./pause.ts";
import type { Prepared } from "./prepare.ts";

/** In milliseconds: what was looked at so long ago may be otherwise by now. */
const freshFor = 1000;

interface Run {
  /** The token of the latest attempt. */
  token: string;
  /** The first token that was refused. */
  refused: Refused | undefined;
  failures: number;
  throttles: number;
  /** An attempt may have arrived. */
  doubt: boolean;
  waited: number;
}

/**
 * Sends a request until there is an answer to give. The token is asked for before every attempt, so that none is used
 * that a wait outlived.
 */
export async function send(
  parts: Parts,
  request: Prepared,
  { signal }: CallOptions = {},
): Promise<GraphAnswer> {
  const run = newRun();
  try {
    for (;;) {
      const step = await tryOnce(parts, request, { run, signal });
      if (step.next === "give") return step.answer;
      if (step.next === "fail") throw step.error;
      await prepareNext(parts, request, { step, run, signal });
    }
  } catch (error) {
    throw run.doubt && request.write ? inDoubt(error) : error;
  }
}

function newRun(): Run {
  return { token: "", refused: undefined, failures: 0, throttles: 0, doubt: false, waited: 0 };
}

interface Trying {
  readonly run: Run;
  readonly signal: AbortSignal | undefined;
}

async function tryOnce(
  parts: Parts,
  request: Prepared,
  { run, signal }: Trying,
): Promise<NextStep> {
  const { settings, budget } = parts;
  const since = settings.now();
  await budget.take(request.cost, signal);
  if (run.waited > 0 || run.doubt || settings.now() - since > freshFor) await request.confirm?.();
  const outcome = await attempt(parts, request, { run, signal });
  if (outcome.outcome === "answered") budget.heed(request.cost, outcome.answer.headers);
  note(run, outcome);
  const tried: Tried = {
    request,
    failures: run.failures,
    throttles: run.throttles,
    waited: run.waited,
    renewed: run.refused !== undefined,
    patience: settings.patience,
    now: settings.now(),
    random: settings.random(),
  };
  const step = nextStep(outcome, tried);
  if (outcome.outcome === "maybe-sent" || isBroken(outcome)) run.doubt = true;
  return step;
}

async function attempt(parts: Parts, request: Prepared, { run, signal }: Trying): Promise<Outcome> {
  const token = await parts.authenticator.token(run.refused, signal);
  if (typeof token !== "string") return token;
  run.token = token;
  return parts.attempt(request, token, signal);
}

/** Counts an attempt by what it counts as. */
function note(run: Run, outcome: Outcome): void {
  const status = outcome.outcome === "answered" ? outcome.answer.status : 0;
  if (status === 429) run.throttles += 1;
  else if (status !== 401) run.failures += 1;
}

function isBroken(outcome: Outcome): boolean {
  return outcome.outcome === "answered" && (outcome.unreadable || outcome.answer.status >= 500);
}

async function prepareNext(
  { settings, budget }: Parts,
  request: Prepared,
  {
    step,
    run,
    signal,
  }: Trying & { readonly step: Exclude<NextStep, { next: "give" } | { next: "fail" }> },
): Promise<void> {
  if (step.next === "renew") {
    run.refused = { token: run.token, claims: step.claims };
    return;
  }
  run.waited += step.wait;
  if (step.next === "again") return pause(step.wait, settings.sleep, signal);
  budget.hold(request.cost, step.wait, step.answer.headers);
  if (step.error) throw step.error;
}
