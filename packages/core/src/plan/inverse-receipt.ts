import type { Receipt } from "../model/operation.ts";

/** A connector's receipt, or one that `apply` has added to. */
export interface AnyReceipt extends Omit<Receipt, "status"> {
  readonly status: Receipt["status"] | "skipped" | "failed";
  /** How often the target was called. */
  readonly attempts?: number | undefined;
  /** Why it was skipped. */
  readonly reason?: string | undefined;
  /** Why it failed. */
  readonly error?: { readonly message: string } | undefined;
}

/**
 * Tells whether an operation changed its account. One that was `already` so did not, unless an earlier call of the same
 * operation came to no known end: then it was that call that made it so.
 */
export function tookEffect({ status, attempts = 1 }: AnyReceipt): boolean {
  return status === "done" || status === "accepted" || (status === "already" && attempts > 1);
}
