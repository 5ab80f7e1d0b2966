import type { KeyObject } from "node:crypto";
import type { TargetConnector } from "../connector/connector.ts";
import type { Operation } from "../model/operation.ts";
import type { Approval } from "../plan/approval/approval.ts";
import type { Store } from "../store/store.ts";
import type { AppliedReceipt } from "./applied-receipt.ts";

/** With what a plan is applied. */
export interface ApplyOptions {
  readonly approval: Approval;
  /** Every target that the plan has operations for. */
  readonly targets: readonly TargetConnector[];
  /** The store that the plan was made from. */
  readonly store: Store;
  /** Stops between operations. What is under way is finished, and yielded. */
  readonly signal?: AbortSignal | undefined;
  /** Public Ed25519 keys by name; when given, the approval must be signed with one of them. */
  readonly keys?: Readonly<Record<string, KeyObject>> | undefined;
  /** Asked before each operation, with all receipts so far. */
  readonly brake?: Brake | undefined;
  /** In milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
  readonly sleep?: Sleep | undefined;
  /** At least 0 and below 1. */
  readonly random?: (() => number) | undefined;
}

/**
 * Says nothing to let an operation go on, why it is skipped, or with `{ stop }` why its target is left alone from here on.
 */
export type Brake = (
  operation: Operation,
  receiptsSoFar: readonly AppliedReceipt[],
) => undefined | string | { readonly stop: string };

/** Waits so many milliseconds, or until the signal is aborted; resolves either way. */
export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;
