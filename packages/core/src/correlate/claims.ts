import type { Situation } from "../model/link.ts";
import { firstRuleRank, linkRank, type Rank, rekeyedRank } from "./correlation-index.ts";
import { slotNumbers } from "./slot-numbers.ts";

/**
 * Gathers who claims which account, and decides. Accounts and people are slot numbers. The order in which claims come means
 * nothing. In memory: 8 bytes for each account and 4 for each person, and more only for what is disputed.
 */
export interface Claims {
  /** Says that a link or rule connects an account with a person. The strongest rank of an account decides alone. */
  claim(account: number, person: number, rank: Rank): void;
  /** Says that an account has a link whose person is not there. No rule may give it to another. */
  hold(account: number): void;
  /** Tells whether an account was claimed or held. */
  isClaimed(account: number): boolean;
  /** Decides; to be called when all claims have come. */
  settle(): Settlement;
}

/** What was decided. */
export interface Settlement {
  /** Gives the decision on one account. */
  decisionOn(account: number): Decision;
  /** Gives the accounts that a person claims, in ascending order. */
  claimedBy(person: number): readonly number[];
  /** Gives the rank of the claims that decided an account; `undefined` when nothing claims it. */
  rankOf(account: number): Rank | undefined;
}

/** The decision on one account. */
export interface Decision {
  readonly situation: Exclude<Situation, "deleted">;
  /** Of the claims that decided; missing when nothing claims the account. */
  readonly rank?: Rank | undefined;
  /** In ascending order: the owner alone when linked or unlinked, all who claim it when disputed; none for a held account. */
  readonly people: readonly number[];
}

const unclaimed = 0;
const unranked = -1;
const held = -1;

/** Starts with no claims. */
export function makeClaims(): Claims {
  // Rank + 1, so that zero means unclaimed; person + 1, so that zero means none.
  const ranks = slotNumbers();
  const owners = slotNumbers();
  const rivals = new Map<number, Set<number>>();

  const claim: Claims["claim"] = (account, person, rank) => {
    const known = ranks.get(account);
    if (known !== unclaimed && rank + 1 > known) return;
    const owner = owners.get(account);
    if (known === rank + 1 && owner !== held) {
      if (owner !== person + 1) addTo(rivals, account, [owner - 1, person]);
      return;
    }
    if (owner === held) return;
    ranks.set(account, rank + 1);
    owners.set(account, person + 1);
    rivals.delete(account);
  };
  const peopleOf = (account: number): readonly number[] => {
    const several = rivals.get(account);
    if (several) return [...several].sort((a, b) => a - b);
    const owner = owners.get(account);
    return owner > 0 ? [owner - 1] : [];
  };

  return {
    claim,
    hold(account) {
      ranks.set(account, linkRank + 1);
      owners.set(account, held);
      rivals.delete(account);
    },
    isClaimed: (account) => ranks.get(account) !== unclaimed,
    settle: () =>
      settlement({ rankOf: (account) => ranks.get(account) - 1, peopleOf, count: ranks.length() }),
  };
}

interface Gathered {
  /** {@link unranked} when nothing claims the account. */
  readonly rankOf: (account: number) => Rank;
  readonly peopleOf: (account: number) => readonly number[];
  readonly count: number;
}

function settlement({ rankOf, peopleOf, count }: Gathered): Settlement {
  const first = slotNumbers();
  const several = new Map<number, Set<number>>();
  for (let account = 0; account < count; account++) {
    for (const person of peopleOf(account)) {
      const other = first.get(person);
      if (other === unclaimed) first.set(person, account + 1);
      else addTo(several, person, [other - 1, account]);
    }
  }
  const claimedBy = (person: number): readonly number[] => {
    const more = several.get(person);
    if (more) return [...more].sort((a, b) => a - b);
    const only = first.get(person);
    return only === unclaimed ? [] : [only - 1];
  };
  const linkedAccountOf = (person: number): number | undefined => {
    const sole = claimedBy(person).filter((account) => peopleOf(account).length === 1);
    for (const rank of [linkRank, rekeyedRank]) {
      const linked = sole.filter((account) => rankOf(account) === rank);
      if (linked.length > 0) return linked.length === 1 ? linked[0] : undefined;
    }
    return undefined;
  };
  const situationOf = (account: number, people: readonly number[]): Decision["situation"] => {
    const [person] = people;
    if (person === undefined) return "linked";
    const contested = people.length > 1 || several.has(person);
    if (contested && linkedAccountOf(person) !== account) return "disputed";
    return rankOf(account) < firstRuleRank ? "linked" : "unlinked";
  };

  return {
    claimedBy,
    rankOf: (account) => (rankOf(account) === unranked ? undefined : rankOf(account)),
    decisionOn(account) {
      const rank = rankOf(account);
      if (rank === unranked) return { situation: "unmatched", people: [] };
      const people = peopleOf(account);
      return { situation: situationOf(account, people), rank, people };
    },
  };
}

function addTo(sets: Map<number, Set<number>>, key: number, values: readonly number[]): void {
  const known = sets.get(key) ?? new Set();
  for (const value of values) known.add(value);
  sets.set(key, known);
}
