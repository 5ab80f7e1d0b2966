import {
  assertLease,
  type ConnectorError,
  contentHash,
  type Receipt,
  type TimedGrantsPart,
} from "@rollcall/core";
import type { NhsmailContext } from "./context.ts";
import { failure } from "./errors.ts";
import type { GraphAnswer } from "./transport.ts";
import { ask } from "./write/ask.ts";
import { type Asking, beginCall, type Call, pause, time } from "./write/call.ts";
import { find } from "./write/find.ts";
import { assertEntitlements } from "./write/limits-of-work.ts";
import { lagBudget } from "./write/new-accounts.ts";
import { assertMayWrite } from "./write/permit.ts";
import { receiptOf } from "./write/receipt.ts";
import { refusal } from "./write/refusal.ts";

type TimedGrant = Parameters<TimedGrantsPart["grantUntil"]>[0];

const permission = "PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup";
const root = ["identityGovernance", "privilegedAccess", "group"];

/**
 * Grants memberships that the directory itself ends: Privileged Identity Management for groups. Present in mode `tenant`
 * for an application whose token carries the permission for it; absent otherwise.
 */
export function timedGrantsPart(context: NhsmailContext): TimedGrantsPart | undefined {
  const { settings, claims } = context;
  if (settings.mode.mode !== "tenant" || !claims.permissions?.has(permission)) return undefined;
  return {
    async grantUntil(grant, lease, options) {
      assertLease(lease);
      const { ref, entitlement, until } = grant;
      const id = contentHash({ grant: ref.stable, entitlement: entitlement.id, until }).slice(
        0,
        32,
      );
      const call = beginCall(context, { id, made: new Map(), signal: options?.signal });
      return await grantUntil(call, grant);
    },
  };
}

async function grantUntil(call: Call, grant: TimedGrant): Promise<Receipt> {
  assertFuture(call, grant.until);
  assertEntitlements(call, [grant.entitlement]);
  if (grant.entitlement.kind !== "group") throw groupsOnly();
  const found = await find(call, grant.ref, []);
  if (!found) throw missing();
  assertMayWrite(call, found);
  const answer = await posted(call, grant, "adminAssign");
  if (answer.status < 300) return receiptFor(call, answer);
  const error = failure(answer, { operation: "grant a membership for a time" });
  if (error.code !== "already-exists") throw error;
  if (isPending(answer)) return receiptOf(call, call, "accepted", { sideEffects: [waits] });
  return await adjusted(call, grant, error);
}

/** Who was just made is not known there for a while: the request is made again for as long as that may last. */
async function posted(call: Call, grant: TimedGrant, action: string): Promise<GraphAnswer> {
  const request = requestOf(call, grant, action);
  const until = time(call) + lagBudget;
  for (let wait = 2000; ; wait = Math.min(2 * wait, 16_000)) {
    const answer = await ask(call, request);
    if (answer.status !== 404 || time(call) >= until) return answer;
    await pause(call, wait);
  }
}

function requestOf(call: Call, { ref, entitlement, until }: TimedGrant, action: string): Asking {
  return {
    method: "POST",
    path: [...root, "assignmentScheduleRequests"],
    body: {
      accessId: "member",
      principalId: ref.stable,
      groupId: entitlement.id,
      action,
      scheduleInfo: {
        startDateTime: call.context.now(),
        expiration: { type: "afterDateTime", endDateTime: until },
      },
      justification: "granted by Rollcall for a time",
      ticketInfo: { ticketNumber: call.id, ticketSystem: "rollcall" },
    },
    // A second one is refused, since the membership is there or waits.
    repeatable: true,
  };
}

/** Whoever holds it for good keeps it: a grant takes nothing away. Another end is set anew. */
async function adjusted(call: Call, grant: TimedGrant, error: ConnectorError): Promise<Receipt> {
  const end = await endOf(call, grant);
  if (end === undefined) throw error;
  if (end === null || Math.abs(Date.parse(end) - Date.parse(grant.until)) <= tolerance) {
    return receiptOf(call, call, "already");
  }
  const answer = await posted(call, grant, "adminUpdate");
  if (answer.status >= 300) throw failure(answer, { operation: "set another end of a membership" });
  return receiptFor(call, answer);
}

/** Ends that lie so near each other, in milliseconds, are the same end. */
const tolerance = 5000;

/** Reads when a membership ends: `null` for never, `undefined` when none is to be seen in time. */
async function endOf(
  call: Call,
  { ref, entitlement }: TimedGrant,
): Promise<string | null | undefined> {
  const until = time(call) + lagBudget;
  const $filter = `groupId eq '${entitlement.id}' and principalId eq '${ref.stable}'`;
  const request = {
    id: call.id,
    method: "GET",
    path: [...root, "assignmentScheduleInstances"],
    query: { $filter },
  } as const;
  for (let wait = 2000; ; wait = Math.min(2 * wait, 16_000)) {
    for await (const { items } of call.context.transport.pages(request, { signal: call.signal })) {
      const [instance] = items as readonly { readonly endDateTime?: string | null }[];
      if (instance) return instance.endDateTime ?? null;
    }
    if (time(call) >= until) return undefined;
    await pause(call, wait);
  }
}

const waits = { what: "the membership waits for an approval that the group's policy asks for" };

/** New words of Graph's are taken for a request that is still under way. */
function receiptFor(call: Call, { body }: GraphAnswer): Receipt {
  const { status } = (body ?? {}) as { readonly status?: string };
  const word = String(status).toLowerCase();
  if (word === "provisioned" || word === "granted") return receiptOf(call, call, "done");
  const isOver = ["denied", "failed", "canceled", "revoked", "admindenied"].includes(word);
  if (!isOver) return receiptOf(call, call, "accepted", { sideEffects: [waits] });
  return receiptOf(call, call, "rejected", { problem: `the directory answered: ${word}` });
}

function isPending({ body }: GraphAnswer): boolean {
  return /PendingRoleAssignmentRequest/i.test(JSON.stringify(body ?? ""));
}

function assertFuture(call: Call, until: string): void {
  if (Date.parse(until) > time(call)) return;
  throw refusal("invalid-value", "the grant would end before it begins", {
    field: "until",
    rule: "future",
    advice: "Give an instant in UTC that is still to come.",
  });
}

function groupsOnly(): Error {
  return refusal("unsupported", "only memberships of groups are granted for a time", {
    field: "entitlements",
    rule: "group",
    advice: "Name a group; a licence has no end of its own.",
  });
}

function missing(): Error {
  return refusal("reference-missing", "the account that is to gain a membership is not there", {
    field: "ref",
    rule: "account",
    advice: "Plan again from a new read.",
  });
}
