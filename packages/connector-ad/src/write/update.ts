import { ConnectorError, entitlementKey, type Receipt, type UpdateOperation } from "@rollcall/core";
import { assertUnprotected } from "../protect.ts";
import { type After, afterDeltas, checkDeltas, valuesOf } from "./after.ts";
import type { Call } from "./call.ts";
import { changesOf, enablingChanges, type ReferenceForm } from "./changes.ts";
import { isConflict } from "./conflict.ts";
import { assertExpected, assertManaged, assertPlace, gone } from "./expectation.ts";
import { type Found, find, kindOf } from "./find.ts";
import { assertHoldings, holdingsOf } from "./holdings.ts";
import { alreadyReceipt, receiptOf } from "./receipt.ts";
import { missingReference, referenceForms } from "./references.ts";
import { renameOf } from "./rename.ts";
import { isNothing, sendUpdate, type UpdateRequests } from "./send-update.ts";
import { assertUnique } from "./unique.ts";

/** How often a record is read anew when another hand came between reading and writing. */
const mostTries = 3;

/**
 * Carries out an update: attributes and state in one modify, name and container in one rename, memberships on the groups.
 * The record is read right before: a protected one is refused, what is so already is `already`, and what is not as
 * expected is `precondition-failed`.
 */
export async function update(call: Call, operation: UpdateOperation): Promise<Receipt> {
  const { ref } = operation;
  checkDeltas(kindOf(call.context, ref.kind), operation.deltas);
  for (let tries = 1; ; tries++) {
    const found = await find(call, ref, namesIn(operation));
    if (!found) throw gone();
    assertUnprotected(found.entry, call.context);
    const requests = await requestsOf(call, operation, found);
    if (isNothing(requests)) return alreadyReceipt(call, operation, found);
    await assertFit(call, operation, { found, requests });
    try {
      const sideEffects = await sendUpdate(call, operation, { found, requests });
      return await receiptOf(call, operation, ref, sideEffects ? { sideEffects } : {});
    } catch (error) {
      if (!isConflict(error)) throw error;
      if (tries === mostTries) throw persisting(error, found, requests.after);
    }
  }
}

/** A record that is there, and still cannot be found by a request, is not what the request could not find. */
function persisting(error: unknown, { kind }: Found, { touched }: After): unknown {
  const field = touched.find((name) => kind.attributes[name]?.reference);
  const isLost = ConnectorError.is(error) && error.code === "not-found" && field !== undefined;
  return isLost ? missingReference(field) : error;
}

/** What an update was worked out from, and what it comes to. */
interface Worked {
  readonly found: Found;
  readonly requests: Requests;
}

interface Requests extends UpdateRequests {
  readonly after: After;
  readonly held: ReadonlySet<string>;
}

function namesIn({ deltas, expects }: UpdateOperation): readonly string[] {
  return [...deltas.map(({ attribute }) => attribute), ...Object.keys(expects.attributes ?? {})];
}

/** Works out what is to be sent, from what there is. */
async function requestsOf(call: Call, operation: UpdateOperation, found: Found): Promise<Requests> {
  const { grant = [], revoke = [], enabled } = operation;
  const after = afterDeltas(found, operation.deltas);
  const form = await formsFor(call, found, after);
  const held = await holdingsOf(call, operation);
  return {
    after,
    held,
    changes: [
      ...changesOf(found, after, form),
      ...enablingChanges(found, enabled, call.context.dialect.enabled),
    ],
    rename: renameOf(found, after.attributes),
    grant: grant.filter((one) => !held.has(entitlementKey(one))),
    revoke: revoke.filter((one) => held.has(entitlementKey(one))),
  };
}

/** Throws what keeps an update from being sent: the record is not as expected, or another has its new values. */
async function assertFit(
  call: Call,
  operation: UpdateOperation,
  { found, requests }: Worked,
): Promise<void> {
  if (operation.ref.kind === "account") {
    assertManaged(found.entry.dn, call);
    const { newRdn, newSuperior } = requests.rename ?? {};
    if (newSuperior !== undefined) assertPlace(found.kind, `${newRdn},${newSuperior}`, call);
  }
  assertExpected(operation.expects, found);
  assertHoldings(operation, requests.held);
  const { attributes, touched } = requests.after;
  const changed = touched.filter((name) => attributes[name] !== found.account.attributes[name]);
  await assertUnique(call, {
    kind: found.kind,
    attributes: Object.fromEntries(changed.map((name) => [name, attributes[name] ?? null])),
    self: operation.ref.stable,
  });
}

async function formsFor(call: Call, found: Found, after: After): Promise<ReferenceForm> {
  const forms = new Map<string, string>();
  for (const name of after.touched) {
    if (found.kind.attributes[name]?.syntax !== "reference") continue;
    const before = new Set(valuesOf(found.account.attributes[name]));
    const keys = valuesOf(after.attributes[name]).filter((value) => !before.has(value));
    for (const [key, form] of await referenceForms(call, keys.map(String), name))
      forms.set(key, form);
  }
  return (key) => forms.get(key) ?? key;
}
