import type { Operation, Receipt } from "../model/operation.ts";
import type { WriteLease } from "./lease.ts";
import type { CallOptions } from "./read.ts";

/** Writes to a target. */
export interface WritePart {
  /**
   * Carries out one operation. Safe to repeat: an operation whose effect is already there is `already`.
   * The expectation is checked as near to the write as the system allows; when it no longer holds, throws
   * `precondition-failed` with effect `none`. References `new:<handle>` are resolved before this is called.
   * Call {@link assertLease} first: a lease comes only from an approval.
   */
  execute(operation: Operation, lease: WriteLease, options?: CallOptions): Promise<Receipt>;
}
