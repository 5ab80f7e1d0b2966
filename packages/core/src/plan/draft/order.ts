import { ConnectorError } from "../../errors.ts";
import { contentHash } from "../../hash.ts";
import type { Operation } from "../../model/operation.ts";
import type { Draft, Phase } from "./draft.ts";

const phases: readonly Phase[] = [
  "container",
  "early",
  "change",
  "grant",
  "revoke",
  "delete",
  "delete container",
];

/**
 * Puts drafts in order and gives them their ids: each after those that it waits for, and of those that may come next
 * what closes access (or is waited for by what does) first, then by phase, then by label and key.
 */
export function orderOperations(drafts: readonly Draft[], seed: string): readonly Operation[] {
  const ids = new Map<Draft, string>();
  return inOrder(drafts).map((draft) => {
    const after = [...draft.after].map((one) => ids.get(one) as string).sort();
    const id = contentHash({ ...draft.operation, after, seed }).slice(0, 16);
    ids.set(draft, id);
    return { id, ...draft.operation, after };
  });
}

function inOrder(drafts: readonly Draft[]): readonly Draft[] {
  const rank = ranks(drafts);
  const behind = new Map<Draft, Draft[]>(drafts.map((draft) => [draft, []]));
  const missing = new Map(drafts.map((draft) => [draft, draft.after.size]));
  for (const draft of drafts) for (const first of draft.after) behind.get(first)?.push(draft);
  const comesFirst = (one: Draft, other: Draft) =>
    (rank.get(one) as number) < (rank.get(other) as number);
  const ready: Draft[] = [];
  for (const draft of drafts) if (draft.after.size === 0) push(ready, draft, comesFirst);
  const ordered: Draft[] = [];
  for (let next = pop(ready, comesFirst); next; next = pop(ready, comesFirst)) {
    ordered.push(next);
    for (const draft of behind.get(next) ?? []) {
      const left = (missing.get(draft) as number) - 1;
      missing.set(draft, left);
      if (left === 0) push(ready, draft, comesFirst);
    }
  }
  if (ordered.length < drafts.length) throw circular();
  return ordered;
}

function circular(): ConnectorError {
  return new ConnectorError({
    code: "internal",
    message: "some operations of the plan wait for themselves",
    advice: "Report this with the target's schema and limits; nothing was written.",
  });
}

/** Numbers drafts in the order in which they would come if none waited. */
function ranks(drafts: readonly Draft[]): ReadonlyMap<Draft, number> {
  const urgent = new Set(drafts.filter(({ operation }) => operation.urgency === "closing"));
  for (const draft of urgent) for (const first of draft.after) urgent.add(first);
  const place = (draft: Draft): readonly (string | number)[] => [
    urgent.has(draft) ? 0 : 1,
    phases.indexOf(draft.phase),
    draft.operation.label,
    draft.key,
  ];
  const places = new Map(drafts.map((draft) => [draft, place(draft)]));
  const sorted = drafts.toSorted((one, other) => compare(places.get(one), places.get(other)));
  return new Map(sorted.map((draft, index) => [draft, index]));
}

function compare(
  one: readonly (string | number)[] = [],
  other: readonly (string | number)[] = [],
): number {
  for (const [index, value] of one.entries()) {
    const against = other[index] as string | number;
    if (value !== against) return value < against ? -1 : 1;
  }
  return 0;
}

type ComesFirst = (one: Draft, other: Draft) => boolean;

function push(heap: Draft[], draft: Draft, comesFirst: ComesFirst): void {
  let at = heap.push(draft) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!comesFirst(draft, heap[parent] as Draft)) break;
    heap[at] = heap[parent] as Draft;
    at = parent;
  }
  heap[at] = draft;
}

function pop(heap: Draft[], comesFirst: ComesFirst): Draft | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (!last || heap.length === 0) return top;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && comesFirst(heap[child + 1] as Draft, heap[child] as Draft))
      child++;
    if (!comesFirst(heap[child] as Draft, last)) break;
    heap[at] = heap[child] as Draft;
    at = child;
  }
  heap[at] = last;
  return top;
}
