import { ConnectorError } from "../errors.ts";
import type { Operation, Receipt } from "../model/operation.ts";
import { asConnectorError } from "./application.ts";
import { receiptError } from "./applied-receipt.ts";
import { callWithin } from "./call-within.ts";
import { intentWrites } from "./journal.ts";
import type { Judgement } from "./judge.ts";
import type { OpenLane } from "./lane.ts";
import { look } from "./look.ts";
import { alreadySo, type Outcome, skipped } from "./outcome.ts";
import { nextStep } from "./retry.ts";
import type { Trial } from "./trial.ts";
import { lookUntilSure, readBack } from "./visible.ts";

/** Carries out one operation, and tries again where that may help. Gives nothing when it was halted before its end. */
export async function carryOut(trial: Trial): Promise<Outcome | undefined> {
  const { application, lane } = trial;
  while (!application.halted.aborted) {
    if (lane.stopped !== undefined) return givenUp(lane.stopped, trial);
    try {
      return await attempt(trial);
    } catch (cause) {
      if (application.halted.aborted && !isAnswer(cause, trial)) return undefined;
      const ended = await afterError(trial, asConnectorError(cause));
      if (ended) return ended;
    }
  }
  return undefined;
}

async function attempt(trial: Trial): Promise<Outcome | undefined> {
  const { application, lane } = trial;
  trial.open = await lane.open();
  const judgement = await lookUntilSure(trial);
  if (judgement?.is !== "ready") return judgement && withoutCall(judgement);
  if (!trial.noted) {
    const at = application.clock.instant();
    await application.commit(intentWrites(application.plan.hash, trial.operation.id, at));
    trial.noted = true;
  }
  await trial.open.pace.turn(application.halted);
  if (!application.mayWrite()) return undefined;
  return await readBack(trial, await execute(trial, trial.open, judgement.operation));
}

async function execute(trial: Trial, open: OpenLane, operation: Operation): Promise<Receipt> {
  const { application } = trial;
  const { write } = open.session;
  if (!write) throw readOnly(trial.lane.target);
  trial.attempts += 1;
  trial.called = application.clock.now();
  const limit = { timeout: open.limits.callTimeout ?? 30_000, sleep: application.sleep };
  try {
    return await callWithin(limit, async (signal) => {
      return await write.execute(operation, application.lease, { signal });
    });
  } catch (cause) {
    const error = asConnectorError(cause);
    if (error.effect !== "none") trial.tried = true;
    throw error;
  }
}

/** Waits when the operation is to be tried again, and otherwise says what became of it. */
async function afterError(trial: Trial, error: ConnectorError): Promise<Outcome | undefined> {
  const { application, lane, open } = trial;
  trial.failures += 1;
  const step = nextStep({
    error,
    attempts: trial.failures,
    waited: trial.waited,
    reopened: lane.wasReopened(open),
    random: application.random(),
  });
  if (step.next === "reopen") {
    lane.reopen(open);
    return undefined;
  }
  if (step.next === "wait") {
    if (error.code === "throttled") open?.pace.pause(step.milliseconds);
    trial.waited += step.milliseconds;
    await application.sleep(step.milliseconds, application.halted);
    return undefined;
  }
  if (step.next === "stop") lane.stopped ??= `${lane.target} was given up: ${error.message}`;
  const found = await lastLook(trial);
  if (found?.is === "there") return alreadySo(found.account);
  if (step.next !== "skip") return { status: "failed", error: receiptError(error) };
  return skipped(error.message, found?.is === "drifted" ? found.differs : []);
}

/** Looks once more at what was refused or may have been done; a failure to look changes nothing of what is known. */
async function lastLook(trial: Trial): Promise<Judgement | undefined> {
  const { open, operation, application } = trial;
  if (!open) return undefined;
  const { session, schema } = open;
  const resolved = application.known.resolve(operation);
  const { tried } = trial;
  try {
    return await look(resolved, { session, schema, signal: application.halted, tried });
  } catch {
    return undefined;
  }
}

/** Says what becomes of an operation whose target is left alone: skipped, unless a call may have had its effect. */
export function givenUp(reason: string, { tried }: Pick<Trial, "tried">): Outcome {
  if (!tried) return skipped(reason);
  const unknown = {
    code: "unavailable",
    message: reason,
    effect: "unknown",
    scope: "system",
  } as const;
  return { status: "failed", error: unknown };
}

function withoutCall(judgement: Exclude<Judgement, { readonly is: "ready" }>): Outcome {
  if (judgement.is === "there") return alreadySo(judgement.account);
  if (judgement.is === "drifted") {
    return skipped("the account is no longer as the plan expects", judgement.differs);
  }
  return { status: "failed", error: receiptError(lostAnswer()) };
}

/** Tells whether an error is what a call of this operation came to, and not what halting did to it. */
function isAnswer(cause: unknown, trial: Trial): boolean {
  return ConnectorError.is(cause) && cause.effect === "none" && trial.attempts > 0;
}

function readOnly(target: string): ConnectorError {
  return new ConnectorError({
    code: "unsupported",
    message: `${target} cannot be written to with this connector and account`,
    scope: "system",
    advice: "Use an account that may write, or leave this target out of the plan.",
  });
}

function lostAnswer(): ConnectorError {
  return new ConnectorError({
    code: "timeout",
    message:
      "the answer was lost, and without a unique value nobody can tell whether the account was made",
    retry: "never",
    effect: "unknown",
    advice: "Look for the account by hand before the next plan.",
  });
}
