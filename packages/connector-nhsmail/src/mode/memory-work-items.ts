import { signWorkItem, verifyWorkItem, type WorkItemKeys } from "./sign-work-item.ts";
import type { SignedWorkItem, WorkItemEnd } from "./work-item.ts";
import type { WorkItems } from "./work-items.ts";

/** Keeps work items in memory, for tests and trials; what ended is kept with how it did. */
export function memoryWorkItems(keys: WorkItemKeys): WorkItems & {
  readonly ended: ReadonlyMap<string, SignedWorkItem & WorkItemEnd>;
} {
  const open = new Map<string, SignedWorkItem>();
  const ended = new Map<string, SignedWorkItem & WorkItemEnd>();
  return {
    ended,
    async put(item) {
      const before = open.get(item.id);
      if (before) return verifyWorkItem(before, keys);
      const signed = signWorkItem(item, keys);
      open.set(item.id, signed);
      ended.delete(item.id);
      return signed;
    },
    async read(id) {
      const item = open.get(id);
      return item && verifyWorkItem(item, keys);
    },
    async list() {
      return [...open.values()].map((item) => verifyWorkItem(item, keys)).sort(byDue);
    },
    async close(id, end) {
      const item = open.get(id);
      if (!item) return;
      open.delete(id);
      ended.set(id, { ...item, ...end });
    },
  };
}

/** Orders items: the one that is due first first, and those due at once by id. */
export function byDue(one: SignedWorkItem, other: SignedWorkItem): number {
  if (one.due !== other.due) return one.due < other.due ? -1 : 1;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
