import type { AppliedReceipt } from "./applied-receipt.ts";

/** The receipts of a plan so far. */
export interface Receipts {
  add(receipt: AppliedReceipt): void;
  of(operation: string): AppliedReceipt | undefined;
  /** In the order in which they came about; grows with them. */
  readonly all: readonly AppliedReceipt[];
}

/** Makes an empty list of receipts. */
export function receipts(): Receipts {
  const all: AppliedReceipt[] = [];
  const byOperation = new Map<string, AppliedReceipt>();
  return {
    all,
    of: (operation) => byOperation.get(operation),
    add(receipt) {
      all.push(receipt);
      byOperation.set(receipt.operation, receipt);
    },
  };
}
