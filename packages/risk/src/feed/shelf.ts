import type { EvidenceChanges } from "./evidence-changes.ts";
import { type EvidencePool, evidencePool, nowhere } from "./evidence-pool.ts";
import { isLess, type Weighed, weighSlot } from "./slot.ts";

/** A pool of events, and where each person's chain begins. */
export interface Shelf {
  readonly pool: EvidencePool;
  readonly heads: Map<string, number>;
  /** Where the search for room goes on. */
  sweep: MapIterator<[string, number]>;
  /** How many events were given up for want of room. */
  forgotten: number;
  /** Accounts for what a store has to be told, once there is one. */
  changes: EvidenceChanges | undefined;
}

/** Makes an empty shelf. */
export function shelf(capacity: number): Shelf {
  const heads = new Map<string, number>();
  return {
    pool: evidencePool(capacity),
    heads,
    sweep: heads.entries(),
    forgotten: 0,
    changes: undefined,
  };
}

/** Puts a free slot at the beginning of a person's chain and gives it; `nowhere` when there is none. */
export function takeSlot({ pool, heads }: Shelf, subject: string): number {
  const slot = pool.free;
  if (slot === nowhere) return nowhere;
  pool.free = pool.next[slot] as number;
  pool.next[slot] = heads.get(subject) ?? nowhere;
  heads.set(subject, slot);
  pool.used++;
  return slot;
}

/** Takes a slot out of a person's chain. */
export function releaseSlot(on: Shelf, subject: string, slot: number): void {
  const { pool, heads } = on;
  const after = pool.next[slot] as number;
  const head = heads.get(subject) as number;
  if (head === slot) {
    if (after === nowhere) heads.delete(subject);
    else heads.set(subject, after);
  } else {
    let before = head;
    while (pool.next[before] !== slot) before = pool.next[before] as number;
    pool.next[before] = after;
  }
  pool.next[slot] = pool.free;
  pool.free = slot;
  pool.used--;
  on.changes?.touched(subject, heads.has(subject));
}

/** Releases what has faded of a person's evidence. */
export function sweepSubject(on: Shelf, subject: string, now: number): void {
  let slot = on.heads.get(subject) ?? nowhere;
  while (slot !== nowhere) {
    const after = on.pool.next[slot] as number;
    if (weighSlot(on.pool, slot, now).isFaded) releaseSlot(on, subject, slot);
    slot = after;
  }
}

/**
 * How many people are looked at for room, so that no event costs more than that: for one that demands nothing, for one
 * that does.
 */
const shortReach = 8;
const longReach = 64;

/**
 * Makes room for an event where the pool is full, and tells whether there is room: releases what has faded of the next
 * people in turn, and else what counts for the least, if that is less than the newcomer. So a flood of weak events
 * never displaces a strong one.
 */
export function makeRoom(on: Shelf, newcomer: Weighed, now: number): boolean {
  let least: { subject: string; slot: number; weighed: Weighed } | undefined;
  const reach = newcomer.strength === "statistical" ? shortReach : longReach;
  const most = Math.min(reach, on.heads.size);
  for (let count = 0; count < most && on.pool.free === nowhere; count++) {
    const subject = nextSubject(on);
    if (subject === undefined) break;
    sweepSubject(on, subject, now);
    let slot = on.heads.get(subject) ?? nowhere;
    for (; slot !== nowhere; slot = on.pool.next[slot] as number) {
      const weighed = weighSlot(on.pool, slot, now);
      if (isLess(weighed, least?.weighed ?? newcomer)) least = { subject, slot, weighed };
    }
  }
  if (on.pool.free !== nowhere) return true;
  on.forgotten++;
  if (least === undefined) return false;
  releaseSlot(on, least.subject, least.slot);
  return true;
}

function nextSubject(on: Shelf): string | undefined {
  let next = on.sweep.next();
  if (next.done) {
    on.sweep = on.heads.entries();
    next = on.sweep.next();
  }
  return next.done ? undefined : next.value[0];
}
