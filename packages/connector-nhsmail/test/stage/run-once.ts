import {
  type AppliedReceipt,
  apply,
  approve,
  type Policy,
  reconcile,
  type SourceConnector,
  type Store,
} from "@rollcall/core";
import type { Writing } from "./writing.ts";

/** What a run is made of. */
export interface RunOptions {
  readonly source: SourceConnector;
  readonly policy: Policy;
  readonly store: Store;
  /** What happens between the approval and the first write. */
  readonly meanwhile?: (() => void) | undefined;
}

/** Plans from full reads, approves whatever the plan says, and applies it; gives the receipts. */
export async function runOnce(
  on: Writing,
  { source, policy, store, meanwhile }: RunOptions,
): Promise<readonly AppliedReceipt[]> {
  const targets = [on.connect()];
  const asOf = new Date(on.clock.now()).toISOString();
  const plan = await reconcile({ source, targets, policy, store, asOf, mode: "full" });
  const approval = approve(plan, {
    by: "A. N. Approver",
    at: asOf,
    expires: new Date(on.clock.now() + 86_400_000).toISOString(),
    accepts: plan.verdict.breaches.map(({ code }) => code),
  });
  meanwhile?.();
  const receipts = apply(plan, {
    approval,
    targets,
    store,
    now: () => on.clock.now(),
    // A call's time limit is not what the clock is put forward by.
    sleep: (milliseconds, signal) =>
      milliseconds < 300_000 ? advanced(on, milliseconds) : aborted(signal),
    random: () => 0.5,
  });
  return await Array.fromAsync(receipts);
}

async function advanced({ directory }: Writing, milliseconds: number): Promise<void> {
  directory.clock.advance(milliseconds);
}

function aborted(signal: AbortSignal | undefined): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  signal?.addEventListener("abort", () => resolve(), { once: true });
  return promise;
}
