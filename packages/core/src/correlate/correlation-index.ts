import { keyIndex } from "./key-index.ts";

/** How strong a claim is: the lower, the stronger. A rule's rank is {@link firstRuleRank} plus its place in the policy. */
export type Rank = number;

/** The rank of a link found by the person's id. */
export const linkRank: Rank = 0;
/** The rank of a link found by the person's other identifiers. */
export const rekeyedRank: Rank = 1;
/** The rank of the first rule of a policy. */
export const firstRuleRank: Rank = 2;

/**
 * A key that more accounts share is a placeholder, such as `0` or `N/A`, and identifies nobody; as if it were empty, it counts
 * for nothing.
 */
export const mostSharers = 100;

/**
 * Finds accounts by the keys of links and rules, holding no key and no account, but some 17 bytes for each key. Accounts are
 * known by slot numbers, which the caller gives out. What is found must be compared with the account itself.
 */
export interface CorrelationIndex {
  addAccount(slot: number, rank: Rank, key: string): void;
  /** Gives the slots of accounts that a key may stand for, in the order in which they were added. */
  find(rank: Rank, key: string): readonly number[];
  /** Bytes of memory held. */
  readonly bytes: number;
}

/** What a correlation index is made with. */
export interface CorrelationIndexOptions {
  /** Kept with the store. */
  readonly seed: string;
  /** How many rules the policy has. */
  readonly rules: number;
  /** How many accounts will come, as far as is known. */
  readonly expected?: number | undefined;
}

/** Makes an empty index. */
export function correlationIndex(options: CorrelationIndexOptions): CorrelationIndex {
  const { seed, rules, expected } = options;
  const byRank = Array.from({ length: firstRuleRank + rules }, (_, rank) =>
    keyIndex({ seed: `${seed}/${rank}`, expected: rank === rekeyedRank ? 0 : expected }),
  );
  const indexOf = (rank: Rank) => {
    const index = byRank[rank];
    if (!index) throw new RangeError(`there is no rank ${rank}`);
    return index;
  };
  return {
    addAccount: (slot, rank, key) => indexOf(rank).add(key, slot),
    find: (rank, key) => indexOf(rank).find(key),
    get bytes() {
      return byRank.reduce((sum, { bytes }) => sum + bytes, 0);
    },
  };
}
