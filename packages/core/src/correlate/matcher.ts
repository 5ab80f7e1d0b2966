import type { Account, AccountRef } from "../model/account.ts";
import type { Person } from "../model/person.ts";
import type { Correlation, Evidence } from "./correlation.ts";

/**
 * Suggests owners by likeness, such as of names. Suggestions are for people to read: none becomes a link unless a person
 * decides so. Pure: the same people and accounts give the same suggestions.
 */
export interface Matcher {
  readonly name: string;
  suggest(people: readonly Person[], accounts: readonly Account[]): Iterable<Suggestion>;
}

/** A person who may own an account, with the likeness and what it rests on. */
export interface Suggestion extends Evidence {
  readonly personId: string;
  readonly account: AccountRef;
  /** A sentence without birth date or NI number. */
  readonly because: string;
}

/** What suggestions are made from. */
export interface SuggestOptions {
  readonly people: readonly Person[];
  readonly accounts: readonly Account[];
  readonly correlations: readonly Correlation[];
  readonly matchers: readonly Matcher[];
}

/**
 * Asks matchers for owners of the accounts that are unmatched, among the people who have no account and are in no dispute.
 * What they say of anybody else is dropped. Ordered by account, then score from the top, then person, then rule.
 */
export function suggest({
  people,
  accounts,
  correlations,
  matchers,
}: SuggestOptions): readonly Suggestion[] {
  const unmatched = new Set<string>();
  const settled = new Set<string>();
  for (const correlation of correlations) {
    if (correlation.situation === "unmatched") unmatched.add(keyOf(correlation.account));
    else if (correlation.situation === "disputed") {
      for (const { personId } of correlation.candidates) settled.add(personId);
    } else settled.add(correlation.personId);
  }
  const free = people.filter(({ id }) => !settled.has(id)).sort((a, b) => compare(a.id, b.id));
  const ids = new Set(free.map(({ id }) => id));
  const open = accounts
    .filter(({ ref }) => unmatched.has(keyOf(ref)))
    .sort((a, b) => compare(keyOf(a.ref), keyOf(b.ref)));
  return matchers
    .flatMap((matcher) => [...matcher.suggest(free, open)])
    .filter(({ personId, account }) => ids.has(personId) && unmatched.has(keyOf(account)))
    .sort(bySuggestion);
}

function bySuggestion(a: Suggestion, b: Suggestion): number {
  return (
    compare(keyOf(a.account), keyOf(b.account)) ||
    b.score - a.score ||
    compare(a.personId, b.personId) ||
    compare(a.rule, b.rule)
  );
}

function keyOf({ kind, stable }: AccountRef): string {
  return `${kind}\n${stable}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
