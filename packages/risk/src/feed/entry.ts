import { eventHash } from "./event-hash.ts";
import type { EvidencePool } from "./evidence-pool.ts";
import type { RiskEvent } from "./risk-event.ts";
import { flag, kindNames, levels, type NumberedEvent } from "./slot.ts";

/** An event in the numbers of a pool, with what it is known by. */
export interface Entry extends NumberedEvent {
  readonly low: number;
  readonly high: number;
  readonly said: number;
}

const numbers: ReadonlyMap<string, number> = new Map(kindNames.map((name, index) => [name, index]));
const generic = numbers.get("entra-generic") as number;

/**
 * Numbers an event. One from the future is taken to have happened at `now`; a kind that is not known counts as
 * `entra-generic`.
 */
export function entryOf(event: RiskEvent, now: number): Entry {
  const { id, kind, level, at, said, withdrawn } = event;
  const [low, high] = eventHash(id);
  const happened = at <= now ? at : now;
  return {
    low,
    high,
    at: happened,
    said: Number.isNaN(said) ? happened : said,
    kind: numbers.get(kind) ?? generic,
    level: withdrawn ? 0 : Math.max(1, levels.lastIndexOf(level)),
    flags: withdrawn ? flag.withdrawn : 0,
  };
}

/** Reads the event in a slot. */
export function readEntry(pool: EvidencePool, slot: number): Entry {
  return {
    low: pool.low[slot] as number,
    high: pool.high[slot] as number,
    at: pool.at[slot] as number,
    said: pool.said[slot] as number,
    kind: pool.kind[slot] as number,
    level: pool.level[slot] as number,
    flags: pool.flags[slot] as number,
  };
}

/** Writes an event into a slot, in place of what is there. */
export function writeEntry(pool: EvidencePool, slot: number, entry: Entry): void {
  pool.low[slot] = entry.low;
  pool.high[slot] = entry.high;
  pool.at[slot] = entry.at;
  pool.said[slot] = entry.said;
  pool.kind[slot] = entry.kind;
  pool.level[slot] = entry.level;
  pool.flags[slot] = entry.flags;
}
