import type { DeleteOperation, Receipt } from "@rollcall/core";
import { askAbout } from "./ask.ts";
import type { Asking, Call } from "./call.ts";
import { assertExpected } from "./expectation.ts";
import { find, kindOf } from "./find.ts";
import { holdingsOf } from "./holdings.ts";
import { assertMayWrite } from "./permit.ts";
import { receiptOf } from "./receipt.ts";
import { mastered, refusedWrite } from "./refused-write.ts";

/** Deletes an account, which can be restored for as long as the tenant keeps it. One that is not there is `already`. */
export async function remove(call: Call, operation: DeleteOperation): Promise<Receipt> {
  const { ref, expects } = operation;
  kindOf(call, ref.kind);
  const found = await find(call, ref, Object.keys(expects.attributes ?? {}));
  if (!found) return receiptOf(call, operation, "already");
  assertMayWrite(call, found);
  assertExpected(call, expects, { found, held: await holdingsOf(call, found, operation) });
  if (found.synced) throw mastered();
  const request: Asking = { method: "DELETE", path: ["users", ref.stable] };
  const answer = await askAbout(call, ref.stable, request);
  if (answer.status >= 300 && answer.status !== 404) throw refusedWrite(answer, request);
  return receiptOf(call, operation, "done");
}
