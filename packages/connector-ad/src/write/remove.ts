import type { DeleteOperation, Receipt } from "@rollcall/core";
import { assertUnprotected } from "../protect.ts";
import { unchangedSince } from "./assertion.ts";
import { assertSuccess, type Call, wireCall } from "./call.ts";
import { isConflict } from "./conflict.ts";
import { assertExpected, assertManaged } from "./expectation.ts";
import { find, nameOf } from "./find.ts";
import { assertHoldings, holdingsOf } from "./holdings.ts";
import { alreadyReceipt, doneReceipt } from "./receipt.ts";

const mostTries = 3;

/**
 * Deletes a record that is as expected; one that is not there any more is `already`. Active Directory has no way to
 * refuse a delete for what changed in the moment between reading and deleting; OpenLDAP has.
 */
export async function remove(call: Call, operation: DeleteOperation): Promise<Receipt> {
  const { context } = call;
  const { ref, expects } = operation;
  for (let tries = 1; ; tries++) {
    const found = await find(call, ref, Object.keys(expects.attributes ?? {}));
    if (!found) return alreadyReceipt(call, operation);
    assertUnprotected(found.entry, context);
    if (ref.kind === "account") assertManaged(found.entry.dn, call);
    assertExpected(expects, found);
    assertHoldings(operation, await holdingsOf(call, operation));
    const controls = unchangedSince(found.entry, context);
    const result = await context.wire.remove(nameOf(found, context), wireCall(call, { controls }));
    try {
      assertSuccess(result, { call: "remove" });
      return doneReceipt(call, operation);
    } catch (error) {
      // A record that holds others is no conflict either, but reading it anew does no harm.
      if (!isConflict(error) || tries === mostTries) throw error;
    }
  }
}
