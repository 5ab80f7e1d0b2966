import type { EntitlementRef, Receipt, UpdateOperation } from "@rollcall/core";
import { type AccountChange, changeOf, namesIn } from "./account-change.ts";
import { bodiesOf } from "./body.ts";
import type { Call } from "./call.ts";
import { checkDeltas } from "./check-value.ts";
import { assertExpected } from "./expectation.ts";
import { type Found, find, kindOf } from "./find.ts";
import { holdingsOf } from "./holdings.ts";
import { checkLicences, licenceIds } from "./licences.ts";
import { assertEntitlements, assertMastery, assertPlace } from "./limits-of-work.ts";
import { assertMayWrite } from "./permit.ts";
import { receiptOf, refOf } from "./receipt.ts";
import { unexpected } from "./refusal.ts";
import { isNothing, sendWork, type Work } from "./send-update.ts";

/**
 * Carries out an update: properties and state in one PATCH, then what Graph writes by other requests. The account is read
 * right before, by its key: another organisation's is refused, what is so already is `already`, and what is not as
 * expected is `precondition-failed`.
 */
export async function update(call: Call, operation: UpdateOperation): Promise<Receipt> {
  const { ref, deltas } = operation;
  const kind = kindOf(call, ref.kind);
  checkDeltas(kind, deltas);
  assertEntitlements(call, [...(operation.grant ?? []), ...(operation.revoke ?? [])]);
  const found = await find(call, ref, namesIn(operation));
  if (!found) throw unexpected("the account was deleted since it was read");
  assertMayWrite(call, found);
  const held = await holdingsOf(call, found, operation);
  const change = changeOf(call, operation, { found, held });
  const work = workOf(call, change, found);
  const { after } = change;
  const now = refOf(ref.stable, after.userPrincipalName ?? found.account.ref.lookup);
  if (isNothing(work)) return receiptOf(call, operation, "already", { ref: now });
  assertExpected(call, operation.expects, { found, held });
  assertMastery(found, work);
  assertPlace(call, work);
  checkLicences(found, work.licences, after.usageLocation ?? found.user.usageLocation);
  const sideEffects = await sendWork(call, ref.stable, work);
  return receiptOf(call, operation, "done", { ref: now, sideEffects });
}

/** Writes what is left to change as Graph's requests. */
function workOf(
  { context }: Call,
  { attributes, enabled, grant, revoke }: AccountChange,
  found: Found,
): Work {
  const groups = (all: readonly EntitlementRef[]): readonly string[] =>
    all.filter(({ kind }) => kind === "group").map(({ id }) => id);
  return {
    bodies: bodiesOf(attributes, context.attributes),
    ...(enabled !== undefined && { enabled }),
    ...("manager" in attributes && { manager: attributes.manager as string | null }),
    licences: { grant: licenceIds(grant), revoke: licencesToTake(revoke, found) },
    grant: groups(grant),
    revoke: groups(revoke),
  };
}

/** A licence that comes by a group is told of as one to be taken, so that it is refused and not taken for done. */
function licencesToTake(revoke: readonly EntitlementRef[], { user }: Found): readonly string[] {
  const held = new Set((user.assignedLicenses ?? []).map(({ skuId }) => String(skuId)));
  return licenceIds(revoke).filter((id) => held.has(id));
}
