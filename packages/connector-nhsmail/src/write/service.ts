import {
  assertLease,
  type CallOptions,
  type Operation,
  type Receipt,
  type WritePart,
} from "@rollcall/core";
import type { NhsmailContext } from "../context.ts";
import type { Mode } from "../mode/mode.ts";
import type { JoinerMoverLeaverTransaction } from "../mode/service.ts";
import { beginCall, type Call, type Made } from "./call.ts";
import { putOperation, putWanted } from "./portal.ts";
import { propose, type Wanted } from "./proposal.ts";
import { receiptOf } from "./receipt.ts";
import { afterEffect, refusal } from "./refusal.ts";

type ServiceMode = Extract<Mode, { readonly mode: "service" }>;

/**
 * Writes by transactions of the joiner, mover and leaver service, whose receipts are `accepted`. What it has no transaction
 * for (state, entitlements, deletion, restoring) goes to the portal as a work item where there is a place for
 * them, and is `unsupported` otherwise.
 */
export function serviceWrite(context: NhsmailContext, mode: ServiceMode): WritePart {
  const made = new Map<string, Made>();
  return {
    async execute(operation, lease, { signal } = {}) {
      assertLease(lease);
      const call = beginCall(context, { id: operation.id, made, signal });
      return await handOver(call, operation, mode);
    },
  };
}

async function handOver(call: Call, operation: Operation, mode: ServiceMode): Promise<Receipt> {
  const { workItems } = mode;
  if (operation.kind === "membership") {
    if (workItems) return await putOperation(call, operation, workItems);
    throw noTransaction();
  }
  const proposal = await propose(call, operation);
  if (proposal.is === "rejected") {
    return receiptOf(call, operation, "rejected", { problem: proposal.problem });
  }
  if (proposal.is === "already") {
    const { found } = proposal;
    return receiptOf(call, operation, "already", found ? { ref: found.account.ref } : {});
  }
  if (proposal.is === "under-way") return receiptOf(call, operation, "accepted");
  const transactions = transactionsOf(call, proposal, mode);
  const receipt = await send(call, operation, { transactions, mode });
  if (receipt?.status === "rejected") return receipt;
  const rest = restOf(proposal);
  if (!rest) return receipt ?? receiptOf(call, operation, "accepted");
  try {
    if (!workItems) throw noTransaction();
    return await putWanted(call, operation, { wanted: rest, workItems });
  } catch (error) {
    throw receipt ? afterEffect(error) : error;
  }
}

interface Sending {
  readonly transactions: readonly JoinerMoverLeaverTransaction[];
  readonly mode: ServiceMode;
}

async function send(
  call: Call,
  operation: Operation,
  { transactions, mode }: Sending,
): Promise<Receipt | undefined> {
  const options: CallOptions = call.signal ? { signal: call.signal } : {};
  let receipt: Receipt | undefined;
  for (const transaction of transactions) {
    const answer = await mode.service.send(transaction, options);
    if (!answer.taken) {
      return receiptOf(call, operation, "rejected", { problem: answer.problem });
    }
    const reference = answer.reference === undefined ? "" : ` as ${answer.reference}`;
    const what = `the service took on a transaction of the type ${transaction.type}${reference}`;
    const before = receipt?.sideEffects ?? [];
    receipt = receiptOf(call, operation, "accepted", { sideEffects: [...before, { what }] });
  }
  return receipt;
}

/** What the service has transactions for; giving an account up comes after all else that is said of it. */
function transactionsOf(
  { context, id }: Call,
  { act, found, attributes, after }: Wanted,
  { service }: ServiceMode,
): readonly JoinerMoverLeaverTransaction[] {
  const [first = ""] = context.settings.organisations;
  const organisation = String(found?.standing.organisation ?? after.organisation ?? first);
  if (act === "create" || act === "join") {
    const code = String(after.organisation ?? first);
    return [{ type: "create-or-join", id, organisation: code, attributes }];
  }
  if (act !== "change" || !found) return [];
  const account = found.account.ref;
  const { status, ...rest } = attributes;
  const whole = service.wholeRecords === true;
  const told = whole ? withoutStatus(after) : rest;
  const type = whole ? "full-change" : "change";
  const change = { type, id, organisation, account, attributes: told } as const;
  const leave = { type: "leave", id: `${id}-leave`, organisation, account } as const;
  const hasChange = Object.keys(rest).length > 0;
  return [...(hasChange ? [change] : []), ...(status === "Active (Leaver)" ? [leave] : [])];
}

function withoutStatus({ status: _, ...rest }: Wanted["after"]): Wanted["after"] {
  return rest;
}

/** What is left for the portal; `undefined` when that is nothing. */
function restOf(wanted: Wanted): Wanted | undefined {
  const { act, attributes, enabled, grant, revoke } = wanted;
  if (act === "delete" || act === "restore") return wanted;
  // A new account gets its entitlements and its state by the next plan, once it is there.
  if (act !== "change") return undefined;
  const returns = attributes.status === "Active" ? { status: "Active" } : {};
  const left = { ...wanted, attributes: returns, enabled, grant, revoke };
  const isNothing =
    Object.keys(returns).length + grant.length + revoke.length === 0 && enabled === undefined;
  return isNothing ? undefined : left;
}

function noTransaction(): Error {
  return refusal("unsupported", "the service has no transaction for this", {
    rule: "transaction",
    advice: "Have it done in the portal, or give the connector a place for work items.",
  });
}
