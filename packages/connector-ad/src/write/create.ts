import {
  ConnectorError,
  type CreateOperation,
  type Receipt,
  type SideEffect,
} from "@rollcall/core";
import { assertUnprotected } from "../protect.ts";
import type { WireAttribute } from "../wire.ts";
import { checkAttributes } from "./after.ts";
import { assertSuccess, type Call, wireCall } from "./call.ts";
import { enablingChanges } from "./changes.ts";
import { assertPlace } from "./expectation.ts";
import { explainAdd } from "./explain-add.ts";
import { type Found, kindOf, nameOf } from "./find.ts";
import { initialPassword, passwordWasMade } from "./initial-password.ts";
import { type InTheWay, lookInTheWay, type Making } from "./made.ts";
import { changeMembers } from "./members.ts";
import { newAttributes, newDN, stateOf } from "./new-entry.ts";
import { alreadyReceipt, doneReceipt, readNew, receiptOf } from "./receipt.ts";
import { afterEffect } from "./refusal.ts";
import { notUnique, takenBy } from "./unique.ts";

/**
 * Makes a record in one add: an account disabled, or enabled with a password, where the server takes both at once. What
 * the same operation made before is found by its unique values and an equal picture, and completed where it was left
 * half-way; what is somebody else's is `not-unique`. Memberships follow on the groups.
 */
export async function create(call: Call, operation: CreateOperation): Promise<Receipt> {
  const kind = kindOf(call.context, operation.account);
  checkAttributes(kind, operation.attributes);
  const making: Making = { operation, kind, dn: newDN(kind, operation.attributes) };
  if (operation.account === "account") assertPlace(kind, making.dn, call);
  const before = await lookInTheWay(call, making, { atName: false });
  if (before.made) return await complete(call, operation, before.made);
  assertFree(making, before);
  try {
    return await make(call, making);
  } catch (error) {
    if (!ConnectorError.is(error) || !taken.has(error.code)) throw error;
    const after = await lookInTheWay(call, making, { atName: true });
    if (after.made) return await complete(call, operation, after.made);
    throw await explainAdd(call, making, error);
  }
}

const taken: ReadonlySet<ConnectorError["code"]> = new Set([
  "already-exists",
  "not-unique",
  "reference-missing",
  "invalid-value",
]);

function assertFree({ operation, kind }: Making, { holders }: InTheWay): void {
  const [entry] = holders;
  if (entry) throw notUnique(takenBy(entry, { kind, attributes: operation.attributes }));
}

async function make(call: Call, making: Making): Promise<Receipt> {
  const { operation } = making;
  const sideEffects = await addEntry(call, making);
  try {
    const address = await readNew(call, operation.account, making.dn);
    if (!address?.ref) throw unseen();
    for (const entitlement of operation.entitlements) {
      await changeMembers(call, { entitlement, grant: [address.ref], revoke: [] });
    }
    return doneReceipt(call, operation, { ...address, ...(sideEffects && { sideEffects }) });
  } catch (error) {
    throw afterEffect(error);
  }
}

/** Sends the add, or what it takes where a server does not take state and password in it. */
async function addEntry(call: Call, making: Making): Promise<readonly SideEffect[] | undefined> {
  const { context } = call;
  const { operation } = making;
  const opens = operation.enabled && operation.account === "account";
  const hasPassword = context.dialect.enabled.told === "bit" && operation.account === "account";
  const chosen = context.settings.initialPassword !== undefined;
  const attributes = await newAttributes(call, making);
  if (!hasPassword || !(opens || chosen)) {
    await add(call, making, [...attributes, ...stateOf(context, making, opens)]);
    return undefined;
  }
  const password = initialPassword(context, operation.handle);
  try {
    await add(call, making, [...attributes, ...stateOf(context, making, opens), password.change]);
  } catch (error) {
    if (!ConnectorError.is(error) || error.code !== "unsupported") throw error;
    await add(call, making, [...attributes, ...stateOf(context, making, false)]);
    await setState(call, making, [password.change, ...stateOf(context, making, opens)]);
  } finally {
    password.wipe();
  }
  return chosen ? undefined : [passwordWasMade];
}

async function add(
  call: Call,
  { dn }: Making,
  attributes: readonly WireAttribute[],
): Promise<void> {
  const plain = attributes.map(({ type, values }) => ({ type, values }));
  assertSuccess(await call.context.wire.add(dn, plain, wireCall(call)), { call: "add" });
}

async function setState(
  call: Call,
  { dn }: Making,
  attributes: readonly WireAttribute[],
): Promise<void> {
  const changes = attributes.map(
    ({ type, values }) => ({ change: "replace", type, values }) as const,
  );
  try {
    assertSuccess(await call.context.wire.modify(dn, changes, wireCall(call)), { call: "modify" });
  } catch (error) {
    throw afterEffect(error);
  }
}

/** Does what an earlier try of the same operation has left undone. */
async function complete(call: Call, operation: CreateOperation, made: Found): Promise<Receipt> {
  const { context } = call;
  const { ref } = made.account;
  assertUnprotected(made.entry, context);
  const changes = enablingChanges(made, operation.enabled, context.dialect.enabled);
  let changed = false;
  if (operation.account === "account" && changes.length > 0) {
    const password = initialPassword(context, operation.handle);
    const all = context.dialect.enabled.told === "bit" ? [password.change, ...changes] : changes;
    try {
      const result = await context.wire.modify(nameOf(made, context), all, wireCall(call));
      assertSuccess(result, { call: "modify" });
    } finally {
      password.wipe();
    }
    changed = true;
  }
  for (const entitlement of operation.entitlements) {
    changed = (await changeMembers(call, { entitlement, grant: [ref], revoke: [] })) || changed;
  }
  if (!changed) return alreadyReceipt(call, operation, made);

  return await receiptOf(call, operation, ref);
}

/** What was made and cannot be read: the next look finds it. */
function unseen(): ConnectorError {
  return new ConnectorError({
    code: "unavailable",
    message: "the record was made, and could not be read back",
    effect: "applied",
    advice: "Let the connector's account read what it makes.",
  });
}
