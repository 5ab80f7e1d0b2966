import type { MembershipOperation, Receipt } from "@rollcall/core";
import type { Call } from "./call.ts";
import { changeMembers } from "./members.ts";
import { alreadyReceipt, doneReceipt } from "./receipt.ts";

/** Changes who holds one group. */
export async function membership(call: Call, operation: MembershipOperation): Promise<Receipt> {
  const changed = await changeMembers(call, operation);
  return changed ? doneReceipt(call, operation) : alreadyReceipt(call, operation);
}
