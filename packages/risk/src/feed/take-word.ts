import type { Entry } from "./entry.ts";
import type { EvidencePool } from "./evidence-pool.ts";
import { flag, isGraverKind } from "./slot.ts";

/**
 * Takes a further word on an event that is known. Whether it holds is what the latest word says; how much it weighs is
 * the most that any word said, so that the order in which words come is of no account.
 */
export function takeWord(
  pool: EvidencePool,
  slot: number,
  entry: Entry,
): "counted" | "known" | "withdrawn" {
  const before = pool.flags[slot] as number;
  const isRaised = entry.level > 0 && raise(pool, slot, entry);
  let after = isRaised ? before & ~flag.answered : before;
  const said = pool.said[slot] as number;
  if (entry.said > said || (entry.said === said && entry.flags === flag.withdrawn)) {
    pool.said[slot] = entry.said;
    after = (after & ~flag.withdrawn) | entry.flags;
  }
  pool.flags[slot] = after;
  if ((after & flag.withdrawn) !== 0) {
    return (before & flag.withdrawn) === 0 ? "withdrawn" : "known";
  }
  return isRaised || after !== before ? "counted" : "known";
}

function raise(pool: EvidencePool, slot: number, { at, kind, level }: Entry): boolean {
  const isFirst = pool.level[slot] === 0;
  const isHigher = level > (pool.level[slot] as number);
  const isLater = isFirst || at > (pool.at[slot] as number);
  const isGraver = isFirst || isGraverKind(kind, pool.kind[slot] as number);
  if (isHigher) pool.level[slot] = level;
  if (isLater) pool.at[slot] = at;
  if (isGraver) pool.kind[slot] = kind;
  return isHigher || isLater || isGraver;
}
