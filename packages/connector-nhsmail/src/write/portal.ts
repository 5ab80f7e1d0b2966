import {
  assertLease,
  canonicalJson,
  type MembershipOperation,
  type Operation,
  type Receipt,
  type WritePart,
} from "@rollcall/core";
import type { NhsmailContext } from "../context.ts";
import type { SignedWorkItem, WorkItem } from "../mode/work-item.ts";
import type { WorkItems } from "../mode/work-items.ts";
import { beginCall, type Call, type Made } from "./call.ts";
import { membershipItem } from "./membership-item.ts";
import { type Proposal, propose, type Wanted } from "./proposal.ts";
import { type ReceiptFacts, receiptOf } from "./receipt.ts";
import { workItemOf } from "./work-item-of.ts";

/**
 * Writes by asking a local administrator: what an operation comes to is put as a signed work item, and its receipt is
 * `accepted`. Nothing goes over the wire but reading. The same thing asked for again is the same item; another thing
 * asked of the same account takes the place of what was asked before.
 */
export function portalWrite(context: NhsmailContext, workItems: WorkItems): WritePart {
  const made = new Map<string, Made>();
  return {
    async execute(operation, lease, { signal } = {}) {
      assertLease(lease);
      const call = beginCall(context, { id: operation.id, made, signal });
      return await putOperation(call, operation, workItems);
    },
  };
}

/** Puts the work item of one operation, unless there is nothing to ask for. */
export async function putOperation(
  call: Call,
  operation: Operation,
  workItems: WorkItems,
): Promise<Receipt> {
  if (operation.kind === "membership") return await putMembership(call, operation, workItems);
  const proposal = await propose(call, operation);
  if (proposal.is !== "wanted") return await withoutItem(call, operation, { proposal, workItems });
  return await putWanted(call, operation, { wanted: proposal, workItems });
}

/** Puts the work item of what is wanted. */
export async function putWanted(
  call: Call,
  operation: Operation,
  { wanted, workItems }: { readonly wanted: Wanted; readonly workItems: WorkItems },
): Promise<Receipt> {
  return await put(call, workItems, workItemOf(call, operation, wanted));
}

async function putMembership(
  call: Call,
  operation: MembershipOperation,
  workItems: WorkItems,
): Promise<Receipt> {
  const item = await membershipItem(call, operation);
  return item ? await put(call, workItems, item) : receiptOf(call, operation, "already");
}

async function withoutItem(
  call: Call,
  operation: Operation,
  {
    proposal,
    workItems,
  }: { readonly proposal: Exclude<Proposal, Wanted>; readonly workItems: WorkItems },
): Promise<Receipt> {
  if (proposal.is === "rejected") {
    return receiptOf(call, operation, "rejected", { problem: proposal.problem });
  }
  const { found } = proposal;
  const facts: ReceiptFacts = found ? { ref: found.account.ref } : {};
  if (proposal.is === "under-way") return receiptOf(call, operation, "accepted", facts);
  await workItems.close(operation.id, { end: "done", at: call.context.now() });
  return receiptOf(call, operation, "already", facts);
}

async function put(call: Call, workItems: WorkItems, item: WorkItem): Promise<Receipt> {
  const open = await workItems.list();
  const same = open.find((one) => asks(one) === asks(item));
  if (!same) {
    for (const one of open.filter((other) => isReplaced(other, item))) {
      await workItems.close(one.id, { end: "superseded", at: call.context.now() });
    }
  }
  const { id, due } = same ?? (await workItems.put(item));
  const what = `work item ${id} is to be carried out in the portal by ${due}`;
  return receiptOf(call, call, "accepted", { sideEffects: [{ what }] });
}

/** What an item asks for, whichever plan it comes from. */
function asks({ what, account, organisation, effect, file }: WorkItem): string {
  return canonicalJson({ what, account: account?.stable, organisation, effect, file });
}

/** Two items contradict each other when they are about the same account and the same part of it. */
function isReplaced(before: SignedWorkItem, item: WorkItem): boolean {
  const stable = item.account?.stable;
  if (stable === undefined || before.account?.stable !== stable) return false;
  const parts = new Set(partsOf(item));
  return partsOf(before).some((part) => parts.has(part));
}

function partsOf({ effect }: WorkItem): readonly string[] {
  const { attributes = {}, enabled, exists } = effect;
  return [
    ...Object.keys(attributes),
    ...(enabled === undefined ? [] : [":enabled"]),
    ...(exists === undefined ? [] : [":exists"]),
  ];
}
