import type { Account } from "../model/account.ts";
import type { Link } from "../model/link.ts";
import type { Person } from "../model/person.ts";
import {
  type CorrelationIndex,
  correlationIndex,
  firstRuleRank,
  linkRank,
  mostSharers,
  type Rank,
} from "./correlation-index.ts";
import type { CorrelationRule } from "./correlation-rule.ts";
import { isContradicted } from "./rekeyed-links.ts";
import { accountKeys } from "./rules.ts";

/** Accounts of one kind and all people, known by their places, and the links of those accounts. */
export interface World {
  readonly people: readonly Person[];
  readonly accounts: readonly Account[];
  readonly linkAt: ReadonlyMap<number, Link>;
  readonly rules: readonly CorrelationRule[];
}

/** Finds a person's accounts in a {@link World}. */
export interface AccountSearch {
  /** Accounts whose link names the person, unless the identifiers say that it is now somebody else's id. */
  linked(person: Person): readonly number[];
  /** Calls `found` for each account without a link that shares a rule's key with the person. */
  ruled(person: Person, found: (account: number, rank: Rank) => void): void;
}

/** Indexes the accounts of a world. Everything that the index finds is compared with the account itself. */
export function indexAccounts(
  { accounts, linkAt, rules }: World,
  index: CorrelationIndex = correlationIndex({
    seed: "correlate",
    rules: rules.length,
    expected: accounts.length,
  }),
): AccountSearch {
  for (const [slot, account] of accounts.entries()) {
    const link = linkAt.get(slot);
    if (link) index.addAccount(slot, linkRank, link.personId);
    else addKeys(slot, account);
  }
  function addKeys(slot: number, account: Account): void {
    for (const [place, rule] of rules.entries()) {
      for (const key of accountKeys(rule, account))
        index.addAccount(slot, firstRuleRank + place, key);
    }
  }
  return {
    linked(person) {
      return index.find(linkRank, person.id).filter((slot) => {
        const link = linkAt.get(slot);
        return link?.personId === person.id && !isContradicted(link, person);
      });
    },
    ruled(person, found) {
      for (const [place, rule] of rules.entries()) {
        for (const key of rule.person(person)) {
          const slots = index.find(firstRuleRank + place, key);
          if (slots.length > mostSharers) continue;
          for (const slot of slots) {
            if (accountKeys(rule, accounts[slot] as Account).includes(key))
              found(slot, firstRuleRank + place);
          }
        }
      }
    },
  };
}
