import type { Operation } from "../model/operation.ts";
import { type Heap, heap } from "./heap.ts";

/** Which operations may begin: in the order of the plan, after those that they wait for, and one at a time on an account. */
export interface Schedule {
  /** Takes the next operation of a target that may begin. */
  take(target: string): Operation | undefined;
  /** Lets those go on that waited for this one, whatever became of it. */
  finish(operation: Operation): void;
  /** Operations that were not finished, in the order of the plan. */
  left(): readonly Operation[];
}

/** Makes the schedule of a plan's operations. Ids in `after` that the plan does not have are waited for no longer. */
export function schedule(operations: readonly Operation[]): Schedule {
  const waiting = new Map<string, Set<number>>();
  const missing: number[] = [];
  const ready = new Map<string, Heap>();
  const finished = new Set<string>();
  const known = new Set(operations.map(({ id }) => id));
  const offer = (index: number): void => {
    const operation = operations[index];
    if (!operation) return;
    const heapOfTarget = ready.get(operation.target) ?? heap();
    ready.set(operation.target, heapOfTarget);
    heapOfTarget.push(index);
  };
  const before = previousOnAccount(operations);
  for (const [index, operation] of operations.entries()) {
    const ids = new Set([
      ...operation.after.filter((id) => known.has(id)),
      ...(before[index] ?? []),
    ]);
    missing.push(ids.size);
    for (const id of ids) waiting.set(id, (waiting.get(id) ?? new Set()).add(index));
    if (ids.size === 0) offer(index);
  }
  return {
    take(target) {
      const index = ready.get(target)?.pop();
      return index === undefined ? undefined : operations[index];
    },
    finish({ id }) {
      finished.add(id);
      for (const index of waiting.get(id) ?? []) {
        const left = (missing[index] ?? 0) - 1;
        missing[index] = left;
        if (left === 0) offer(index);
      }
      waiting.delete(id);
    },
    left: () => operations.filter(({ id }) => !finished.has(id)),
  };
}

/** Gives for each operation those before it that touch the same account or entitlement, the nearest of each. */
function previousOnAccount(operations: readonly Operation[]): readonly (readonly string[])[] {
  const last = new Map<string, string>();
  return operations.map((operation) => {
    const keys = touched(operation).map((key) => JSON.stringify([operation.target, key]));
    const before = keys.flatMap((key) => last.get(key) ?? []);
    for (const key of keys) last.set(key, operation.id);
    return before;
  });
}

function touched(operation: Operation): readonly string[] {
  if (operation.kind === "create") return [`new:${operation.handle}`];
  if (operation.kind !== "membership") return [operation.ref.stable];
  const accounts = [...operation.grant, ...operation.revoke].map(({ stable }) => stable);
  return [...new Set([operation.entitlement.id, ...accounts])];
}
