import type { Transaction } from "../transaction.ts";

/** Tells whether a change is one of this attribute, in any letter case. */
export function isChangeOf({ act, attribute }: Transaction, name: string): boolean {
  return act === "attribute" && attribute?.toLowerCase() === name.toLowerCase();
}
