import { entitlementKey, type MembershipOperation } from "@rollcall/core";
import { policyFile } from "../mode/policy-file.ts";
import type { WorkItem } from "../mode/work-item.ts";
import type { Call } from "./call.ts";
import { type Found, find } from "./find.ts";
import { groupsOf } from "./holdings.ts";
import { assertMayWrite } from "./permit.ts";
import { unexpected } from "./refusal.ts";
import { dueOf } from "./work-item-of.ts";

/**
 * Writes who is to gain and who is to lose an entitlement as one work item; `undefined` when all is so. For a user policy
 * comes the file that the portal imports.
 */
export async function membershipItem(
  call: Call,
  operation: MembershipOperation,
): Promise<WorkItem | undefined> {
  const { entitlement } = operation;
  const gaining = await concerned(call, operation, "grant");
  const losing = await concerned(call, operation, "revoke");
  if (gaining.length + losing.length === 0) return undefined;
  const { kind, id } = entitlement;
  const names = (all: readonly Found[]): readonly string[] =>
    all.map(({ user, account }) => user.mail ?? account.ref.lookup ?? account.ref.stable);
  const keys = (all: readonly Found[]): readonly string[] =>
    all.map(({ account }) => account.ref.stable);
  const field = (verb: string, all: readonly Found[]) =>
    names(all).map((value) => ({ field: `${verb} ${kind} ${id}`, value }));
  const [first = ""] = call.context.settings.organisations;
  return {
    id: operation.id,
    what: "membership",
    title: `Change who holds the ${kind} ${id}`,
    organisation: [...gaining, ...losing][0]?.standing.organisation ?? first,
    fields: [...field("Add to", gaining), ...field("Remove from", losing)],
    ...(kind === "policy" && gaining.length > 0 && { file: policyFile(id, names(gaining)) }),
    reasons: operation.reasons.map(({ because }) => because),
    due: dueOf(call, operation),
    created: call.context.now(),
    effect: {
      ...(gaining.length > 0 && { gains: keys(gaining), holds: [entitlement] }),
      ...(losing.length > 0 && { loses: keys(losing), lacks: [entitlement] }),
    },
  };
}

/** Reads those whose membership is to change, and leaves out whom it is so of already. */
async function concerned(
  call: Call,
  operation: MembershipOperation,
  part: "grant" | "revoke",
): Promise<readonly Found[]> {
  const all: Found[] = [];
  for (const ref of operation[part]) {
    const found = await find(call, ref, []);
    if (!found) {
      if (part === "grant") throw unexpected("an account was deleted since it was read");
      continue;
    }
    if (part === "grant") assertMayWrite(call, found);
    if ((await holds(call, found, operation)) !== (part === "grant")) all.push(found);
  }
  return all;
}

/** Nobody but the portal knows who is in a user policy. */
async function holds(
  call: Call,
  { account }: Found,
  { entitlement, ...operation }: MembershipOperation,
): Promise<boolean> {
  if (entitlement.kind === "group") {
    return (await groupsOf(call, account.ref.stable)).has(entitlement.id);
  }
  if (entitlement.kind === "policy") return operation.revoke.includes(account.ref);
  const key = entitlementKey(entitlement);
  return account.entitlements.some((one) => entitlementKey(one) === key);
}
