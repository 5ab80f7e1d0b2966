import type { Account } from "../model/account.ts";
import type { Receipt } from "../model/operation.ts";
import type { AppliedReceipt } from "./applied-receipt.ts";

/** What became of an operation, before it is made a receipt. */
export type Outcome = Pick<AppliedReceipt, "status" | "reason" | "differs" | "error"> &
  Partial<Pick<Receipt, "ref" | "version" | "sideEffects" | "inverse" | "problem" | "at">>;

/** Says that what an operation wanted was so. */
export function alreadySo(account: Account | undefined): Outcome {
  if (!account) return { status: "already" };
  const { ref, version } = account;
  return { status: "already", ref, ...(version !== undefined && { version }) };
}

/** Says that an operation was not carried out, and why. */
export function skipped(reason: string, differs: readonly string[] = []): Outcome {
  return { status: "skipped", reason, ...(differs.length > 0 && { differs }) };
}
