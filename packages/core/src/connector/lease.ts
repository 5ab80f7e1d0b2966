import { ConnectorError } from "../errors.ts";
import type { Instant } from "../model/value.ts";

/** The right to write, for one approved plan. Only `apply` issues it, so that a dry run cannot write by construction. */
export interface WriteLease {
  readonly planHash: string;
  readonly approvedBy: string;
  readonly expires: Instant;
}

const issued = new WeakSet<WriteLease>();

/** Issues a lease. Not exported from the package. */
export function issueLease(lease: WriteLease): WriteLease {
  const frozen = Object.freeze({ ...lease });
  issued.add(frozen);
  return frozen;
}

/** Throws `permission-denied` unless `lease` was issued by `apply` in this process. For connectors, before any write. */
export function assertLease(lease: WriteLease): void {
  if (issued.has(lease)) return;
  throw new ConnectorError({
    code: "permission-denied",
    message: "a write was asked for without a lease",
    advice: "Write through apply() with an approval of the plan.",
  });
}
