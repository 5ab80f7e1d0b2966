import type { ConnectorError, Receipt, SideEffect } from "@rollcall/core";
import { complete } from "./complete.ts";
import { completeNew } from "./complete-new.ts";
import { makeAccount } from "./make-account.ts";
import { type AskedAccount, isOwnWork } from "./own-work.ts";
import { receiptOf } from "./receipt.ts";
import { refusal } from "./refusal.ts";
import { bringBack } from "./restore.ts";
import type { OwnAccount } from "./same-person.ts";

/** An account of ours that is the person's: ours to complete when this operation made it, otherwise somebody must look. */
export async function takeOver(asked: AskedAccount, { found }: OwnAccount): Promise<Receipt> {
  const { call, operation } = asked;
  const { ref } = found.account;
  const isReturn = found.standing.state === "Active (Leaver)";
  if (!isReturn && !isOwnWork(asked, found)) throw linkedElsewhere();
  const how = { keepsAddress: true, fresh: false };
  const { changed, sideEffects } = await complete(asked, found, how);
  if (!isReturn)
    return receiptOf(call, operation, changed ? "done" : "already", { ref, sideEffects });
  return receiptOf(call, operation, "done", { ref, sideEffects: [wasJoined, ...sideEffects] });
}

const wasJoined: SideEffect = {
  what: "the person's account was there, given up as a leaver's: it was taken over, with its address",
};

/** Brings back an account of ours that lies among the deleted ones. */
export async function bringBackAccount(
  asked: AskedAccount,
  { found: deleted }: OwnAccount,
): Promise<Receipt> {
  const { call, operation } = asked;
  const found = await bringBack(call, deleted);
  // It was purged between the search and now: the person starts anew.
  if (!found) return await makeAccount(asked);
  const { sideEffects } = await completeNew(asked, found, { keepsAddress: true, fresh: true });
  const { ref } = found.account;
  return receiptOf(call, operation, "done", { ref, sideEffects: [wasRestored, ...sideEffects] });
}

const wasRestored: SideEffect = {
  what: "the person's deleted account was restored, with its address and its mailbox",
};

function linkedElsewhere(): ConnectorError {
  return refusal("already-exists", "the person has an account of ours already", {
    field: "samePersonBy",
    rule: "one-account",
    advice: "Let the policy's rules for correlation find it, or link it; then plan again.",
  });
}
