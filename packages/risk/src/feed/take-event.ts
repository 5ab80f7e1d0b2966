import { type Entry, entryOf, writeEntry } from "./entry.ts";
import { type EvidencePool, nowhere } from "./evidence-pool.ts";
import { countedOfKind } from "./fading.ts";
import type { RiskEvent } from "./risk-event.ts";
import { makeRoom, type Shelf, sweepSubject, takeSlot } from "./shelf.ts";
import { flag, rankOf, type Weighed, weigh, weighSlot } from "./slot.ts";
import { takeWord } from "./take-word.ts";

/**
 * What became of an event. `counted`; `known` when it said nothing new; `withdrawn`; `faded` when it is too old to
 * count; `weaker` when the person has enough stronger ones of its kind; `full` when there was no room.
 */
export type Taken = "counted" | "known" | "withdrawn" | "faded" | "weaker" | "full";

/**
 * Of one kind and person one more is kept than counts, so that the one that demands the most need not be one of them.
 */
const keptOfKind = countedOfKind + 1;

/** So many withdrawals of a person are kept, the latest. Our choice. */
const keptWithdrawals = 8;

/** Takes an event in. `now` is when it came. */
export function takeEvent(on: Shelf, event: RiskEvent, now: number): Taken {
  const entry = entryOf(event, now);
  sweepSubject(on, event.subject, now);
  const slot = findSlot(on, event.subject, entry);
  if (slot !== nowhere) {
    on.changes?.touched(event.subject, true);
    return takeWord(on.pool, slot, entry);
  }
  const weighed = weigh(entry, now);
  if (weighed.isFaded) return "faded";
  return keepEntry(on, event.subject, { entry, weighed, now });
}

function findSlot({ pool, heads }: Shelf, subject: string, { low, high }: Entry): number {
  let slot = heads.get(subject) ?? nowhere;
  while (slot !== nowhere && (pool.low[slot] !== low || pool.high[slot] !== high)) {
    slot = pool.next[slot] as number;
  }
  return slot;
}

interface Newcomer {
  readonly entry: Entry;
  readonly weighed: Weighed;
  readonly now: number;
}

function keepEntry(on: Shelf, subject: string, newcomer: Newcomer): Taken {
  const { entry, weighed, now } = newcomer;
  const isWithdrawal = entry.flags === flag.withdrawn;
  const rivals = rivalsOf(on, subject, entry);
  if (rivals.length < (isWithdrawal ? keptWithdrawals : keptOfKind)) {
    if (on.pool.free === nowhere && !makeRoom(on, weighed, now)) return "full";
    writeEntry(on.pool, takeSlot(on, subject), entry);
  } else {
    const loser = isWithdrawal ? earliest(on.pool, rivals) : leastOf(on.pool, rivals, newcomer);
    if (loser === nowhere) return "weaker";
    writeEntry(on.pool, loser, entry);
  }
  on.changes?.touched(subject, true);
  return isWithdrawal ? "withdrawn" : "counted";
}

/** Gives a person's events of the same kind that hold; for a withdrawal, all that are withdrawn. */
function rivalsOf({ pool, heads }: Shelf, subject: string, { kind, flags }: Entry): number[] {
  const rivals: number[] = [];
  let slot = heads.get(subject) ?? nowhere;
  for (; slot !== nowhere; slot = pool.next[slot] as number) {
    const isWithdrawn = ((pool.flags[slot] as number) & flag.withdrawn) !== 0;
    const isRival = flags === 0 ? !isWithdrawn && pool.kind[slot] === kind : isWithdrawn;
    if (isRival) rivals.push(slot);
  }
  return rivals;
}

/**
 * Gives the slot of the one to give up, `nowhere` for the newcomer: that of the fewest bits, unless it alone demands as
 * much as it does. Either is beyond those that count, so that neither the sum nor what it demands gets less.
 */
function leastOf(pool: EvidencePool, slots: readonly number[], { weighed, now }: Newcomer): number {
  const all = [
    { slot: nowhere, weighed },
    ...slots.map((slot) => ({ slot, weighed: weighSlot(pool, slot, now) })),
  ].sort((one, other) => one.weighed.bits - other.weighed.bits);
  const [least, ...others] = all;
  const rank = rankOf[least?.weighed.strength ?? "statistical"];
  const isAlone = others.every((other) => rankOf[other.weighed.strength] < rank);
  return (isAlone ? others[0] : least)?.slot ?? nowhere;
}

function earliest({ said }: EvidencePool, slots: readonly number[]): number {
  return slots.reduce((one, other) =>
    (said[other] as number) < (said[one] as number) ? other : one,
  );
}
