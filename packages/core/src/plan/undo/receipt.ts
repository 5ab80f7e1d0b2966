import type { Receipt } from "../../model/operation.ts";

/** A connector's receipt, or one that `apply` has added to. */
export interface AnyReceipt extends Omit<Receipt, "status"> {
  readonly status: Receipt["status"] | "skipped" | "failed";
  readonly target?: string | undefined;
  readonly label?: string | undefined;
  /** How often the target was called. */
  readonly attempts?: number | undefined;
  /** Why it was skipped. */
  readonly reason?: string | undefined;
  /** Why it failed. */
  readonly error?: { readonly message: string } | undefined;
}

/**
 * Tells whether an operation changed its account. One that was `already` so before the target was called did not; where
 * `apply` had called the target, and then found it so, it was that call that made it so.
 */
export function tookEffect({ status, attempts = 0 }: AnyReceipt): boolean {
  return status === "done" || status === "accepted" || (status === "already" && attempts > 0);
}
