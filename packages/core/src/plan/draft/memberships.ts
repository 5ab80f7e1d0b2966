import type { Limits } from "../../connector/limits.ts";
import { canonicalJson } from "../../hash.ts";
import type { AccountRef } from "../../model/account.ts";
import { type EntitlementRef, entitlementKey } from "../../model/entitlement.ts";
import type { Reason } from "../../model/operation.ts";
import { isClosing } from "../minimal/closing.ts";
import type { MembershipEdge } from "../minimal/membership-plan.ts";
import type { ObjectChange } from "../minimal/object-change.ts";
import { type IsPrivileged, membershipClasses } from "./classes.ts";
import type { Draft } from "./draft.ts";

/** One membership operation, and the changes of the accounts that it is for. */
export interface MembershipDraft {
  readonly draft: Draft;
  readonly edges: readonly MembershipEdge[];
}

/**
 * Drafts the fewest operations that write memberships on the entitlement's side. What closes access comes in the first
 * of them and never together with an account that is still to be made. Grants and revokes share an operation only
 * where the target sets no limit to either.
 */
export function draftMemberships(
  edges: readonly MembershipEdge[],
  limits: Limits,
  isPrivileged: IsPrivileged,
): readonly MembershipDraft[] {
  const byEntitlement = Map.groupBy(edges, ({ entitlement }) => entitlementKey(entitlement));
  return [...byEntitlement.keys()]
    .sort()
    .flatMap((key) => batches((byEntitlement.get(key) ?? []).toSorted(inOrder), limits))
    .map((batch) => ({ draft: membershipDraft(batch, isPrivileged), edges: batch }));
}

function batches(
  edges: readonly MembershipEdge[],
  limits: Limits,
): readonly (readonly MembershipEdge[])[] {
  const { grantsPerWrite, revokesPerWrite } = limits.membership ?? {};
  const grants = edges.filter((edge) => edge.grants);
  const revokes = edges.filter((edge) => !edge.grants);
  if (grantsPerWrite !== undefined || revokesPerWrite !== undefined) {
    return [...cut(revokes, revokesPerWrite), ...cut(grants, grantsPerWrite)];
  }
  const mustWait = grants.some(isOfNew) && revokes.some(isBeforeDelete);
  return mustWait ? [revokes, grants] : [[...revokes, ...grants]];
}

function cut(
  edges: readonly MembershipEdge[],
  size = Number.POSITIVE_INFINITY,
): MembershipEdge[][] {
  const parts: MembershipEdge[][] = [];
  for (let at = 0; at < edges.length; at += size) parts.push(edges.slice(at, at + size));
  return parts;
}

/** What closes access first, and last the accounts that are still to be made. */
function inOrder(one: MembershipEdge, other: MembershipEdge): number {
  const rank = (edge: MembershipEdge) => Number(isOfNew(edge)) - Number(closes(edge));
  if (rank(one) !== rank(other)) return rank(one) - rank(other);
  return one.change.key < other.change.key ? -1 : Number(one.change.key > other.change.key);
}

function isOfNew({ change }: MembershipEdge): boolean {
  return change.difference.difference === "missing";
}

/** What must not wait for a new account: closing access, and what a delete waits for, which that account may need. */
function isBeforeDelete(edge: MembershipEdge): boolean {
  return closes(edge) || edge.change.difference.difference === "surplus";
}

function closes({ change, grants }: MembershipEdge): boolean {
  return !grants && isClosing(change.difference);
}

function membershipDraft(edges: readonly MembershipEdge[], isPrivileged: IsPrivileged): Draft {
  const [first] = edges as [MembershipEdge];
  const { entitlement, change } = first;
  const grant = edges.filter((edge) => edge.grants).map((edge) => refOf(edge.change));
  const revoke = edges.filter((edge) => !edge.grants).map((edge) => refOf(edge.change));
  const held = (refs: readonly AccountRef[]): EntitlementRef[] =>
    refs.length > 0 ? [entitlement] : [];
  return {
    operation: {
      kind: "membership",
      target: change.difference.target,
      account: change.difference.account,
      label: entitlementKey(entitlement),
      entitlement,
      grant,
      revoke,
      expects: { exists: true },
      classes: membershipClasses({ grant: held(grant), revoke: held(revoke) }, isPrivileged),
      urgency: edges.some(closes) ? "closing" : "routine",
      reasons: reasonsOf(edges),
    },
    phase: grant.length > 0 ? "grant" : "revoke",
    key: entitlementKey(entitlement),
    after: new Set(),
  };
}

function refOf({ difference, key }: ObjectChange): AccountRef {
  return difference.difference === "missing"
    ? { kind: difference.account, stable: key }
    : difference.actual.ref;
}

function reasonsOf(edges: readonly MembershipEdge[]): readonly Reason[] {
  const reasons = new Map<string, Reason>();
  for (const { change } of edges) {
    const all = change.difference.reasons;
    const own = all.filter(({ rule }) => rule === "entitlements");
    for (const reason of own.length > 0 ? own : all) reasons.set(canonicalJson(reason), reason);
  }
  return [...reasons.values()];
}
