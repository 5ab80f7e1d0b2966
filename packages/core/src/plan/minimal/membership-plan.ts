import type { Limits, UpdatePart } from "../../connector/limits.ts";
import type { ChangedAccount } from "../../diff/difference.ts";
import { type EntitlementRef, entitlementKey } from "../../model/entitlement.ts";
import { vertexCover } from "../digraph/vertex-cover.ts";
import type { ObjectChange } from "./object-change.ts";
import { mayTravel, partOf } from "./write-unit.ts";

/** One account that gains or loses one entitlement. */
export interface MembershipEdge {
  readonly change: ObjectChange;
  readonly entitlement: EntitlementRef;
  readonly grants: boolean;
}

/** Who writes which membership. */
export interface MembershipPlan {
  /** The changes, with the memberships that travel with the account and no others. */
  readonly changes: readonly ObjectChange[];
  /** The memberships that are written on the entitlement's side. */
  readonly edges: readonly MembershipEdge[];
}

/**
 * Decides for each membership whether it is written with the account or with the entitlement, by the target's limits.
 * Where either will do, the fewest writes are taken: what an account's own write can carry costs nothing, and what is
 * left is a minimum vertex cover between accounts and entitlements.
 */
export function planMembership(changes: readonly ObjectChange[], limits: Limits): MembershipPlan {
  const { side = "account", endWithAccount = false } = limits.membership ?? {};
  if (side === "account") return { changes, edges: [] };
  const revokeBeforeDelete = side === "entitlement" && !endWithAccount;
  const all = changes.flatMap((change) => edgesOf(change, revokeBeforeDelete));
  const edges = side === "entitlement" ? all : coveredByEntitlement(all, limits);
  const moved = Map.groupBy(edges, ({ change }) => change);
  return {
    changes: changes.map((change) => withoutEdges(change, moved.get(change) ?? [])),
    edges,
  };
}

function edgesOf(change: ObjectChange, revokeBeforeDelete: boolean): readonly MembershipEdge[] {
  const { difference } = change;
  const edge = (grants: boolean) => (entitlement: EntitlementRef) => ({
    change,
    entitlement,
    grants,
  });
  if (difference.difference === "missing") return difference.entitlements.map(edge(true));
  if (difference.difference === "changed") {
    return [...difference.revoke.map(edge(false)), ...difference.grant.map(edge(true))];
  }
  const ending = difference.actual.entitlements.filter(({ fixed }) => !fixed);
  return revokeBeforeDelete ? ending.map(edge(false)) : [];
}

function coveredByEntitlement(
  edges: readonly MembershipEdge[],
  limits: Limits,
): readonly MembershipEdge[] {
  const costly = edges.filter(({ change }) => !travelsFree(change, limits));
  const accounts = [...new Set(costly.map(({ change }) => change))];
  const keys = [...new Set(costly.map(({ entitlement }) => entitlementKey(entitlement)))];
  const left = new Map(accounts.map((change, number) => [change, number]));
  const right = new Map(keys.map((key, number) => [key, number]));
  const neighbours: number[][] = accounts.map(() => []);
  for (const { change, entitlement } of costly) {
    neighbours[left.get(change) as number]?.push(right.get(entitlementKey(entitlement)) as number);
  }
  const cover = vertexCover(neighbours, keys.length);
  return costly.filter(({ change }) => !cover.left.has(left.get(change) as number));
}

/** Tells whether the account has a write in any case that takes its memberships along. */
function travelsFree({ difference, kind }: ObjectChange, limits: Limits): boolean {
  if (difference.difference !== "changed") return true;
  const parts = new Set<UpdatePart>(
    difference.deltas.map(({ attribute }) => partOf(kind, attribute)),
  );
  if (difference.enabled !== undefined) parts.add("enabled");
  return [...parts].some((part) => mayTravel([part, "entitlements"], limits));
}

function withoutEdges(change: ObjectChange, edges: readonly MembershipEdge[]): ObjectChange {
  const { difference } = change;
  if (edges.length === 0 || difference.difference === "surplus") return change;
  const moved = new Set(edges.map(({ entitlement }) => entitlementKey(entitlement)));
  const stays = (one: EntitlementRef) => !moved.has(entitlementKey(one));
  if (difference.difference === "missing") {
    const entitlements = difference.entitlements.filter(stays);
    return { ...change, difference: { ...difference, entitlements } };
  }
  const { grant, revoke } = difference;
  const left: ChangedAccount = {
    ...difference,
    grant: grant.filter(stays),
    revoke: revoke.filter(stays),
  };
  return { ...change, difference: left };
}
