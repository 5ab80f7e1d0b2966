import type { AccountRef, Operation, Receipt, SideEffect } from "@rollcall/core";
import type { Call } from "./call.ts";

/** What a receipt says beside its status. */
export type ReceiptFacts = Partial<Pick<Receipt, "ref" | "inverse" | "problem">> & {
  readonly sideEffects?: readonly SideEffect[] | undefined;
};

/** Makes a receipt. No side effects are no key. */
export function receiptOf(
  { context }: Call,
  { id }: Pick<Operation, "id">,
  status: Receipt["status"],
  { sideEffects = [], ...facts }: ReceiptFacts = {},
): Receipt {
  const told = sideEffects.length > 0 ? { sideEffects } : {};
  return { operation: id, status, ...facts, ...told, at: context.now() };
}

/** Gives the address of an account whose attributes are known. */
export function refOf(stable: string, lookup: unknown): AccountRef {
  return { kind: "account", stable, ...(typeof lookup === "string" && { lookup }) };
}
