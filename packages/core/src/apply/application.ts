import { issueLease, type WriteLease } from "../connector/lease.ts";
import { ConnectorError } from "../errors.ts";
import { checkApproval } from "../plan/approval/check-approval.ts";
import type { Plan } from "../plan/plan.ts";
import type { StoreWrite } from "../store/store.ts";
import { realSleep, type SteadyClock, steadyClock } from "./clock.ts";
import { type JournalEntry, readJournal } from "./journal.ts";
import { type KnownAccounts, knownAccounts } from "./known-accounts.ts";
import type { ApplyOptions, Sleep } from "./options.ts";
import { type Receipts, receipts } from "./receipts.ts";

/** A plan that is being applied: what all its operations share. */
export interface Application {
  readonly plan: Plan;
  readonly options: ApplyOptions;
  readonly lease: WriteLease;
  readonly clock: SteadyClock;
  readonly sleep: Sleep;
  readonly random: () => number;
  /** What an earlier run has left, by operation. */
  readonly journal: ReadonlyMap<string, JournalEntry>;
  readonly known: KnownAccounts;
  readonly receipts: Receipts;
  /** Aborted, with the error as its reason, when nothing more may begin. */
  readonly halted: AbortSignal;
  halt(error: ConnectorError): void;
  /** Commits to the store; when that fails, halts. */
  commit(writes: readonly StoreWrite[]): Promise<void>;
  /** Tells whether a write may begin now; halts when the approval has expired. */
  mayWrite(): boolean;
}

/** Checks the approval and begins, or goes on, to apply a plan. Throws what `checkApproval` throws. */
export async function beginApplication(plan: Plan, options: ApplyOptions): Promise<Application> {
  const {
    approval,
    keys,
    store,
    now = Date.now,
    sleep = realSleep,
    random = Math.random,
  } = options;
  const journal = await readJournal(store, plan.hash);
  const clock = steadyClock(now, latest(journal));
  checkApproval(plan, approval, { now: clock.instant(), keys });
  const controller = new AbortController();
  const halt = (error: ConnectorError): void => controller.abort(error);
  const expires = Date.parse(approval.expires);
  return {
    plan,
    options,
    clock,
    sleep,
    random,
    journal,
    lease: issueLease({
      planHash: plan.hash,
      approvedBy: approval.by,
      expires: approval.expires,
    }),
    known: knownAccounts(plan.operations),
    receipts: receipts(),
    halted: controller.signal,
    halt,
    async commit(writes) {
      try {
        await store.commit(writes);
      } catch (error) {
        halt(asConnectorError(error));
        throw error;
      }
    },
    mayWrite() {
      if (clock.now() >= expires) halt(expired(approval.expires));
      return !controller.signal.aborted;
    },
  };
}

/** Gives an error as a ConnectorError: one of another kind is a fault in a connector, of which nothing is known. */
export function asConnectorError(error: unknown): ConnectorError {
  if (ConnectorError.is(error)) return error;
  return new ConnectorError({
    code: "internal",
    message: "a connector or a store failed in a way that it does not know",
    effect: "unknown",
    advice: "Report it to those who make the connector, with the cause.",
    cause: error,
  });
}

/** Makes the error for an application that was stopped before its end. */
export function stopped(): ConnectorError {
  return new ConnectorError({
    code: "cancelled",
    message: "the plan was stopped before its end",
    scope: "session",
    advice: "Apply the same plan again: it goes on where it stopped.",
  });
}

function expired(expires: string): ConnectorError {
  return new ConnectorError({
    code: "permission-denied",
    message: `the approval expired at ${expires}, while the plan was applied`,
    scope: "session",
    where: { rule: "expired" },
    advice: "Have the same plan approved again and apply it again: it goes on where it stopped.",
  });
}

function latest(journal: ReadonlyMap<string, JournalEntry>): number {
  let found = 0;
  for (const { at } of journal.values()) found = Math.max(found, Date.parse(at) || 0);
  return found;
}
