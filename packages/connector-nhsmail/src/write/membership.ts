import type { AccountRef, MembershipOperation, Receipt } from "@rollcall/core";
import type { GraphUser } from "../account.ts";
import { directLicences } from "../direct-licences.ts";
import { failure } from "../errors.ts";
import { isOurs } from "../life-cycle/standing.ts";
import { askAll } from "./ask.ts";
import type { Asking, Call } from "./call.ts";
import { find, foundOf, readingOf } from "./find.ts";
import { assignLicences, checkLicences } from "./licences.ts";
import { assertEntitlements } from "./limits-of-work.ts";
import { changeMembers } from "./members.ts";
import { isNew } from "./new-accounts.ts";
import { assertMayWrite, oursOf } from "./permit.ts";
import { receiptOf } from "./receipt.ts";
import { afterEffect, notOurs, refusal } from "./refusal.ts";

/**
 * Changes who holds one entitlement. Whose each account is, is read right before: one of another organisation is granted
 * nothing, and the others go on. To end a membership of an account that is not ours any more is to close access to our group.
 */
export async function membership(call: Call, operation: MembershipOperation): Promise<Receipt> {
  const { entitlement } = operation;
  assertEntitlements(call, [entitlement]);
  const { ours, problem } = await sorted(call, operation.grant);
  let changed = false;
  try {
    const grant = ours.map(({ stable }) => stable);
    const revoke = operation.revoke.map(({ stable }) => stable);
    changed =
      entitlement.kind === "group"
        ? await changeMembers(call, { group: entitlement.id, grant, revoke })
        : await changeLicence(call, entitlement.id, { grant, revoke });
  } catch (error) {
    throw problem === undefined ? error : afterEffect(error);
  }
  if (problem !== undefined) throw changed ? afterEffect(problem) : problem;
  return receiptOf(call, operation, changed ? "done" : "already");
}

interface Sorted {
  readonly ours: readonly AccountRef[];
  /** Why one of the others may not be granted anything. */
  readonly problem?: unknown;
}

async function sorted(call: Call, members: readonly AccountRef[]): Promise<Sorted> {
  const requests: readonly Asking[] = members.map(({ stable }) =>
    readingOf(call, ["users", stable], []),
  );
  const answers = await askAll(call, requests);
  const ours: AccountRef[] = [];
  let problem: unknown;
  for (const [at, member] of members.entries()) {
    const { status = 404, body } = answers[at] ?? {};
    const whose = oursOf(call.context.settings);
    if (status === 404 && isNew(call, member.stable)) ours.push(member);
    else if (status === 404) problem ??= missing();
    else if (status !== 200) problem ??= failure(answers[at] ?? { status, headers: {} });
    else if (isOurs(foundOf(call, body as unknown as GraphUser).standing, whose)) ours.push(member);
    else problem ??= notOurs();
  }
  return { ours, problem };
}

/** A licence is written on each account that gains or loses it. */
async function changeLicence(
  call: Call,
  skuId: string,
  { grant, revoke }: { readonly grant: readonly string[]; readonly revoke: readonly string[] },
): Promise<boolean> {
  let changed = false;
  for (const [stables, gains] of [
    [revoke, false],
    [grant, true],
  ] as const) {
    for (const stable of stables) {
      try {
        changed = (await setLicence(call, stable, { skuId, gains })) || changed;
      } catch (error) {
        throw changed ? afterEffect(error) : error;
      }
    }
  }
  return changed;
}

async function setLicence(
  call: Call,
  stable: string,
  { skuId, gains }: { readonly skuId: string; readonly gains: boolean },
): Promise<boolean> {
  const found = await find(call, { kind: "account", stable }, []);
  if (!found) {
    if (gains) throw missing();
    return false;
  }
  if (directLicences(found.user)?.includes(skuId) === gains) return false;
  assertMayWrite(call, found);
  const change = { grant: gains ? [skuId] : [], revoke: gains ? [] : [skuId] };
  checkLicences(found, change, found.user.usageLocation);
  return await assignLicences(call, stable, change);
}

function missing(): Error {
  return refusal("reference-missing", "an account that is to gain something is not there", {
    field: "entitlements",
    rule: "member",
    advice: "Plan again from a new read.",
  });
}
