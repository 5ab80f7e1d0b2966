import type { AccountRef } from "../../model/account.ts";
import type { Operation } from "../../model/operation.ts";
import { isLinkWrite } from "../../store/links.ts";
import type { StoreWrite } from "../../store/store.ts";
import type { Checkpoint, Plan } from "../plan.ts";
import { cutMemberships } from "./cut-memberships.ts";
import { collectDone, type Done, newKeys, placeOf } from "./done.ts";
import { invertOperation, stays, type TargetUndo, type Undone } from "./invert-operation.ts";
import type { AnyReceipt } from "./receipt.ts";

/** What is to be undone. */
export interface InverseOptions {
  readonly plan: Plan;
  /** What was done of it. Operations that were `already` so are not undone: it was not this plan that made them so. */
  readonly receipts: readonly AnyReceipt[];
  /** By target name, what it can do. */
  readonly targets?: Readonly<Record<string, TargetUndo>> | undefined;
}

/** The way back, and what there is no way back from. */
export interface InverseOperations {
  /** In the order in which they are to be done, the last operation of the plan undone first. */
  readonly operations: readonly Operation[];
  readonly irreversible: readonly Irreversible[];
  /** For the checkpoint of the plan that carries them out: links to accounts that are deleted again are taken away. */
  readonly byOperation: Checkpoint["byOperation"];
}

/** An operation of the plan that is not undone, or not wholly. */
export interface Irreversible {
  readonly operation: Operation;
  /** A sentence. */
  readonly why: string;
}

/**
 * Works out the operations that undo what was done of a plan, each with the state that the plan left behind as what it
 * expects. They go through guard, approval and `apply` like any other: seal them into a plan.
 */
export function inverse({ plan, receipts, targets = {} }: InverseOptions): InverseOperations {
  const done = collectDone(plan, receipts);
  const way: WayBack = { undone: new Map(), gone: new Set(), waiting: dependents(done) };
  const irreversible: Irreversible[] = [];
  const operations: Operation[] = [];
  for (const each of done.toReversed()) {
    const { id, target } = each.operation;
    const own = Object.hasOwn(targets, target) ? targets[target] : undefined;
    const result =
      blockedBy(each, way) ??
      invertOperation(withoutGone(each, way.gone), { planHash: plan.hash, target: own ?? {} });
    way.undone.set(id, result);
    if (each.operation.kind === "delete" && !result.operation) {
      for (const place of each.places) way.gone.add(place);
    }
    irreversible.push(...result.lost.map((why) => ({ operation: each.operation, why })));
    if (result.operation) operations.push({ ...result.operation, after: firstOf(id, way) });
  }
  return {
    operations: cutMemberships(operations, (target) => targets[target]?.membership),
    irreversible,
    byOperation: unlinking(plan, done, way.undone),
  };
}

/** What is known so far, while the operations are turned round from the last to the first. */
interface WayBack {
  readonly undone: Map<string, Undone>;
  /** Places of accounts that were deleted and cannot be brought back. */
  readonly gone: Set<string>;
  readonly waiting: ReadonlyMap<string, readonly Done[]>;
}

/** Gives the inverses that come before the inverse of an operation: of those that came after it. */
function firstOf(id: string, { undone, waiting }: WayBack): readonly string[] {
  const ids = (waiting.get(id) ?? []).map((one) => undone.get(one.operation.id)?.operation?.id);
  return [...new Set(ids.filter((one) => one !== undefined))];
}

/** By operation, the later ones that waited for it, and the next one on each account that it touched. */
function dependents(done: readonly Done[]): ReadonlyMap<string, readonly Done[]> {
  const waiting = new Map<string, Done[]>();
  const lastAt = new Map<string, Done>();
  const add = (id: string, later: Done): void => {
    const known = waiting.get(id);
    if (known) known.push(later);
    else waiting.set(id, [later]);
  };
  for (const each of done) {
    for (const id of each.operation.after) add(id, each);
    for (const place of each.places) {
      const earlier = lastAt.get(place);
      if (earlier) add(earlier.operation.id, each);
      lastAt.set(place, each);
    }
  }
  return waiting;
}

/** An operation stays when a later one that built on it stays, or when its account is gone for good. */
function blockedBy({ operation, places }: Done, way: WayBack): Undone | undefined {
  const isGone = places.length > 0 && places.every((place) => way.gone.has(place));
  // Where an account was made and is gone, the state before is reached.
  if (isGone && operation.kind === "create") return { lost: [] };
  if (isGone && operation.kind !== "delete") {
    return stays("the account was deleted later and cannot be brought back");
  }
  const later = way.waiting.get(operation.id) ?? [];
  const blocker = later.find((one) => way.undone.get(one.operation.id)?.stays);
  if (!blocker) return undefined;
  const { label, target } = blocker.operation;
  return stays(`what was done later to ${label} in ${target} builds on it and is not undone`);
}

/** Leaves accounts that are gone out of a change of who holds an entitlement. */
function withoutGone(done: Done, gone: ReadonlySet<string>): Done {
  const { operation } = done;
  if (operation.kind !== "membership" || gone.size === 0) return done;
  const isThere = ({ stable }: AccountRef): boolean => !gone.has(placeOf(operation.target, stable));
  const [grant, revoke] = [operation.grant.filter(isThere), operation.revoke.filter(isThere)];
  return { ...done, operation: { ...operation, grant, revoke } };
}

function unlinking(
  plan: Plan,
  done: readonly Done[],
  undone: ReadonlyMap<string, Undone>,
): Checkpoint["byOperation"] {
  const receipts = new Map(done.map(({ receipt }) => [receipt.operation, receipt]));
  const keys = newKeys(plan, receipts);
  const created = done.flatMap(({ operation }): [string, readonly StoreWrite[]][] => {
    const way = undone.get(operation.id)?.operation;
    if (operation.kind !== "create" || !way) return [];
    const stable = keys.get(operation.target)?.get(`new:${operation.handle}`) ?? "";
    const links = (plan.checkpoint.byOperation[operation.id] ?? []).filter(isLinkWrite);
    const writes = links.map(({ space, key }) => ({
      space,
      key: key.replaceAll(`new:${operation.handle}`, stable),
      value: null,
    }));
    return writes.length > 0 ? [[way.id, writes]] : [];
  });
  return Object.fromEntries(created);
}
