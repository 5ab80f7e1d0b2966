import type { ConnectorError, ConnectorErrorCode, ErrorEffect, ErrorScope } from "../errors.ts";
import type { Receipt } from "../model/operation.ts";

/** What became of one operation of a plan: data that can be kept as proof. */
export interface AppliedReceipt extends Omit<Receipt, "status"> {
  /** The hash of the plan. */
  readonly plan: string;
  readonly target: string;
  readonly label: string;
  readonly personId?: string | undefined;
  /**
   * Beyond what a connector may say: `skipped`, nothing was tried, for {@link AppliedReceipt.reason}; `failed`, it was
   * tried and {@link AppliedReceipt.error} tells why it went wrong.
   */
  readonly status: Receipt["status"] | "skipped" | "failed";
  /** How often the target was called; 0 when it was so before, or was skipped. */
  readonly attempts: number;
  /** A sentence. */
  readonly reason?: string | undefined;
  /** What was not as the operation expects to find it: attribute names, `enabled`, `entitlements`, `exists`, `version`. */
  readonly differs?: readonly string[] | undefined;
  readonly error?: ReceiptError | undefined;
}

/** The facts of the error by which an operation failed. */
export interface ReceiptError {
  readonly code: ConnectorErrorCode;
  readonly message: string;
  readonly effect: ErrorEffect;
  readonly scope: ErrorScope;
  readonly advice?: string | undefined;
  readonly native?: string | number | undefined;
}

/** Picks the facts of an error that a receipt keeps. */
export function receiptError(error: ConnectorError): ReceiptError {
  const { code, message, effect, scope, advice, native } = error;
  return { code, message, effect, scope, advice, native };
}

/** Tells whether the account is now as the operation wanted it, so that what comes after may go on. */
export function isInEffect({ status }: Pick<AppliedReceipt, "status">): boolean {
  return status === "done" || status === "already";
}
