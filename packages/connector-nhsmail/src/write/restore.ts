import type { Receipt, RestoreOperation } from "@rollcall/core";
import type { GraphUser } from "../account.ts";
import { failure } from "../errors.ts";
import { isOurs } from "../life-cycle/standing.ts";
import { ask } from "./ask.ts";
import type { Asking, Call } from "./call.ts";
import { type Found, find, foundOf, kindOf } from "./find.ts";
import { noteMade } from "./new-accounts.ts";
import { oursOf } from "./permit.ts";
import { receiptOf } from "./receipt.ts";
import { notOurs, refusal, unexpected } from "./refusal.ts";
import { conflictOf } from "./refused-write.ts";
import { findDeleted } from "./same-person.ts";

/** Brings a deleted account back, with its key, its address and its mailbox. One that is there is `already`. */
export async function restore(call: Call, operation: RestoreOperation): Promise<Receipt> {
  const { ref } = operation;
  kindOf(call, ref.kind);
  const live = await find(call, ref, []);
  if (live) {
    if (!isOurs(live.standing, oursOf(call.context.settings))) throw notOurs();
    return receiptOf(call, operation, "already", { ref: live.account.ref });
  }
  const deleted = await findDeleted(call, ref.stable);
  if (!deleted) throw unexpected("the account was deleted for good");
  const restored = await bringBack(call, deleted);
  if (!restored) throw unexpected("the account was deleted for good");
  return receiptOf(call, operation, "done", { ref: restored.account.ref });
}

/**
 * Restores one of the deleted accounts that is ours; `undefined` when it was purged meanwhile. Throws `not-unique` when one
 * of its names was given to another, which Graph does not resolve.
 */
export async function bringBack(call: Call, deleted: Found): Promise<Found | undefined> {
  if (!isOurs(deleted.standing, oursOf(call.context.settings))) throw notOurs();
  const { stable } = deleted.account.ref;
  const path = ["directory", "deletedItems", stable, "restore"];
  // Once it is restored, a second request finds nothing among the deleted ones.
  const request: Asking = { method: "POST", path, repeatable: true };
  const answer = await ask(call, request);
  if (answer.status < 300) {
    noteMade(call, stable);
    return foundOf(call, { ...deleted.user, ...(answer.body as GraphUser) });
  }
  if (answer.status === 404) return await find(call, deleted.account.ref, []);
  const field = conflictOf(answer);
  if (field === undefined) throw failure(answer, { operation: "restore the account", request });
  throw refusal("not-unique", "a name of the deleted account was given to another meanwhile", {
    field,
    rule: "unique",
    advice:
      "Decide which of the two keeps the name: rename the other account, or give the returner a new one.",
  });
}
