import type { Operation } from "../model/operation.ts";
import { type Application, asConnectorError, stopped } from "./application.ts";
import { type AppliedReceipt, isInEffect } from "./applied-receipt.ts";
import { carryOut, givenUp } from "./carry-out.ts";
import { conclude } from "./conclude.ts";
import { type Lane, lane } from "./lane.ts";
import { type Outcome, skipped } from "./outcome.ts";
import { type Schedule, schedule } from "./schedule.ts";

/** Operations under way, and the receipts that nobody has taken yet. */
interface Underway {
  readonly application: Application;
  readonly lanes: ReadonlyMap<string, Lane>;
  readonly schedule: Schedule;
  readonly running: Map<string, Set<Promise<void>>>;
  readonly receipts: AppliedReceipt[];
  /** Resolved when the next operation has come to its end, or more may begin. */
  ended: PromiseWithResolvers<void>;
}

/**
 * Carries out all operations of a plan, each target beside the others, and gives their receipts as they come about.
 * What is under way when the consumer stops, or when it is halted, is finished first.
 */
export async function* operations(application: Application): AsyncGenerator<AppliedReceipt> {
  const { plan, options } = application;
  const opened = (): void => underway.ended.resolve();
  const lanes = options.targets.map((target) => lane(target, application, opened));
  const underway: Underway = {
    application,
    lanes: new Map(lanes.map((one) => [one.target, one])),
    schedule: schedule(plan.operations),
    running: new Map(),
    receipts: [],
    ended: Promise.withResolvers(),
  };
  try {
    for (;;) {
      for (let next = underway.receipts.shift(); next; next = underway.receipts.shift()) yield next;
      beginAll(underway);
      if (!isRunning(underway)) break;
      await underway.ended.promise;
      underway.ended = Promise.withResolvers();
    }
    yield* waitingInCircles(underway);
  } finally {
    if (isRunning(underway)) application.halt(stopped());
    await Promise.all([...underway.running.values()].flatMap((set) => [...set]));
    await Promise.all(
      [...underway.lanes.values()].map(async (one) => await one[Symbol.asyncDispose]()),
    );
  }
}

function isRunning({ running }: Underway): boolean {
  return running.values().some((set) => set.size > 0);
}

function beginAll(underway: Underway): void {
  const { application, lanes, schedule: due, running } = underway;
  for (const [target, one] of lanes) {
    const set = running.get(target) ?? new Set();
    running.set(target, set);
    while (set.size < one.concurrency() && !application.halted.aborted) {
      const operation = due.take(target);
      if (!operation) break;
      const work: Promise<void> = run(underway, one, operation).finally(() => {
        set.delete(work);
        underway.ended.resolve();
      });
      set.add(work);
    }
  }
}

async function run(underway: Underway, one: Lane, operation: Operation): Promise<void> {
  const { application, schedule: due } = underway;
  try {
    const receipt = await receiptOf(application, one, operation);
    if (!receipt) return;
    application.receipts.add(receipt);
    underway.receipts.push(receipt);
    due.finish(operation);
  } catch (error) {
    // Errors of targets are in receipts, so this is the store's, or a fault of ours: neither may be passed over.
    application.halt(asConnectorError(error));
  }
}

async function receiptOf(
  application: Application,
  one: Lane,
  operation: Operation,
): Promise<AppliedReceipt | undefined> {
  const entry = application.journal.get(operation.id);
  if (entry?.state === "receipt") {
    application.known.learn(operation, entry.receipt);
    return entry.receipt;
  }
  const intent = entry?.state === "intent" ? Date.parse(entry.at) : undefined;
  const tried = intent !== undefined;
  const reason = one.stopped ?? (tried ? undefined : reasonToSkip(application, one, operation));
  if (reason !== undefined) {
    const outcome = givenUp(reason, { tried });
    return await conclude(application, { operation, outcome, attempts: 0 });
  }
  const trial = {
    operation,
    lane: one,
    application,
    tried,
    noted: tried,
    called: intent ?? 0,
    attempts: 0,
    failures: 0,
    waited: 0,
    open: undefined,
  };
  const outcome: Outcome | undefined = await carryOut(trial);
  if (!outcome) return undefined;
  const { attempts, open } = trial;
  return await conclude(application, { operation, outcome, attempts, open });
}

/** Asks what may keep an operation from being begun; one that was begun before has had its answer then. */
function reasonToSkip(
  { receipts, options }: Application,
  one: Lane,
  operation: Operation,
): string | undefined {
  const missing = operation.after.filter((id) => {
    const receipt = receipts.of(id);
    return !receipt || !isInEffect(receipt);
  });
  if (missing.length > 0) return `it comes after ${missing.join(", ")}, which was not done`;
  const braked = options.brake?.(operation, receipts.all);
  if (typeof braked !== "object") return braked;
  one.stopped = braked.stop;
  return braked.stop;
}

/** Skips operations that wait for each other, should a plan have such. */
async function* waitingInCircles({
  application,
  schedule: due,
}: Underway): AsyncGenerator<AppliedReceipt> {
  if (application.halted.aborted) return;
  for (const operation of due.left()) {
    const outcome = skipped("it comes after an operation that comes after it");
    const receipt = await conclude(application, { operation, outcome, attempts: 0 });
    application.receipts.add(receipt);
    yield receipt;
  }
}
