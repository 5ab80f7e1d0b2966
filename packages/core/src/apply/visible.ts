import { isAbsent } from "../model/account.ts";
import type { Operation, Receipt } from "../model/operation.ts";
import type { Judgement } from "./judge.ts";
import type { OpenLane } from "./lane.ts";
import { look } from "./look.ts";
import type { Outcome } from "./outcome.ts";
import type { Trial } from "./trial.ts";

const firstPoll = 200;
const longestPoll = 5000;

/**
 * Looks at what an operation is about, unless the target does so itself at the first call. When a call may have had its effect, and the target shows what was written only
 * after a while, it looks until that while is over. Gives nothing when it was halted meanwhile.
 */
export async function lookUntilSure(trial: Trial): Promise<Judgement | undefined> {
  const { application, tried, open } = trial;
  if (!open) return undefined;
  if (!tried && open.limits.looksFirst && looked.has(trial.operation.kind)) {
    return { is: "ready", operation: application.known.resolve(trial.operation) };
  }
  return await poll(trial, open, async () => {
    const operation = application.known.resolve(trial.operation);
    const { session, schema } = open;
    const found = await look(operation, { session, schema, signal: application.halted, tried });
    return { found, sure: !tried || found.is === "there" };
  });
}

const looked: ReadonlySet<Operation["kind"]> = new Set(["update", "delete"]);

/**
 * Reads back what a target has accepted, or shows only after a while, until it is to be seen. What was accepted and is
 * seen is done; what is not seen in that while stays accepted.
 */
export async function readBack(trial: Trial, receipt: Receipt): Promise<Outcome> {
  const { open } = trial;
  const { operation: _, ...outcome } = receipt;
  const later = receipt.status === "accepted";
  const slow = receipt.status === "done" && (open?.limits.visibleAfter ?? 0) > 0;
  if (!open || !(later || slow)) return outcome;
  try {
    const seen = await poll(trial, open, async () => {
      const found = await see(trial, open, receipt);
      return { found, sure: found !== undefined };
    });
    return later && seen ? { ...outcome, ...seen, status: "done" } : outcome;
  } catch {
    // The target has said yes; that it cannot be read just now takes nothing from that.
    return outcome;
  }
}

type Seen = Pick<Outcome, "ref" | "version">;

async function see(trial: Trial, open: OpenLane, receipt: Receipt): Promise<Seen | undefined> {
  const { application } = trial;
  const { session, schema } = open;
  const signal = application.halted;
  const operation = application.known.resolve(trial.operation);
  if (operation.kind === "create" && receipt.ref) {
    const found = await session.read.get(receipt.ref, { signal });
    return isAbsent(found) ? undefined : seenAs(found);
  }
  const found = await look(operation, { session, schema, signal, tried: true });
  if (found.is === "there") return found.account ? seenAs(found.account) : {};
  if (!("ref" in operation) || receipt.version === undefined) return undefined;
  // Secrets and values that the server writes its own way cannot be seen, but the version can.
  const account = await session.read.get(operation.ref, { signal });
  return !isAbsent(account) && account.version === receipt.version ? {} : undefined;
}

function seenAs({ ref, version }: Required<Pick<Receipt, "ref">> & Seen): Seen {
  return { ref, ...(version !== undefined && { version }) };
}

/** Asks again and again, less and less often, until the answer is sure or what was written must be visible. */
async function poll<T>(
  { application, called }: Trial,
  { limits }: OpenLane,
  ask: () => Promise<{ readonly found: T; readonly sure: boolean }>,
): Promise<T | undefined> {
  const visible = called + (limits.visibleAfter ?? 0);
  for (let wait = firstPoll; ; wait = Math.min(2 * wait, longestPoll)) {
    const { found, sure } = await ask();
    const left = visible - application.clock.now();
    if (sure || left <= 0) return found;
    await application.sleep(Math.min(wait, left), application.halted);
    if (application.halted.aborted) return undefined;
  }
}
