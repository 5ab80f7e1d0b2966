import type { Account } from "../model/account.ts";
import type { Link } from "../model/link.ts";
import type { Person } from "../model/person.ts";
import { makeClaims, type Settlement } from "./claims.ts";
import type { Correlation } from "./correlation.ts";
import { linkRank } from "./correlation-index.ts";
import type { CorrelationRule } from "./correlation-rule.ts";
import { describeDecision } from "./describe-decision.ts";
import { indexAccounts, type World } from "./index-accounts.ts";
import { claimByIdentifiers } from "./rekeyed-links.ts";

/** What correlation works on: one target's accounts and links, and all people. Order means nothing. */
export interface CorrelateOptions {
  readonly people: readonly Person[];
  readonly accounts: readonly Account[];
  readonly links: readonly Link[];
  /** Tried in order; the first that finds anybody for an account decides it. */
  readonly rules: readonly CorrelationRule[];
}

/**
 * Decides which person owns each account. Links come first and are never overruled; a link whose person was given another id
 * by the source is found by the identifiers it remembers. Then the rules, in order, for accounts without a link. Where two people may
 * own an account, or a person may own two of one kind, the accounts are disputed; an account that is linked stays so.
 * Gives one correlation for each account and for each link whose account is not there, ordered by kind and stable key.
 */
export function correlate(options: CorrelateOptions): readonly Correlation[] {
  const people = [...options.people].sort((a, b) => compare(a.id, b.id));
  const kinds = new Set([
    ...options.accounts.map(({ ref }) => ref.kind),
    ...options.links.map(({ account }) => account.kind),
  ]);
  return [...kinds].sort(compare).flatMap((kind) =>
    correlateKind({
      people,
      rules: options.rules,
      accounts: options.accounts
        .filter(({ ref }) => ref.kind === kind)
        .sort((a, b) => compare(a.ref.stable, b.ref.stable)),
      links: options.links.filter(({ account }) => account.kind === kind),
    }),
  );
}

function correlateKind({
  people,
  accounts,
  links,
  rules,
}: CorrelateOptions): readonly Correlation[] {
  const slots = new Map(accounts.map(({ ref }, slot) => [ref.stable, slot]));
  const linkAt = new Map<number, Link>();
  const gone: Correlation[] = [];
  for (const link of links) {
    const slot = slots.get(link.account.stable);
    if (slot !== undefined) linkAt.set(slot, link);
    else gone.push({ situation: "deleted", account: link.account, personId: link.personId });
  }
  const world = { people, accounts, linkAt, rules };
  const settlement = settle(world);
  const found = accounts.map((_, slot) => describeDecision(slot, settlement, world));
  return [...found, ...gone].sort((a, b) => compare(a.account.stable, b.account.stable));
}

function settle(world: World): Settlement {
  const { people, linkAt } = world;
  const claims = makeClaims();
  const find = indexAccounts(world);
  for (const [slot, person] of people.entries()) {
    for (const account of find.linked(person)) claims.claim(account, slot, linkRank);
    find.ruled(person, (account, rank) => claims.claim(account, slot, rank));
  }
  const lost = new Map([...linkAt].filter(([account]) => !claims.isClaimed(account)));
  claimByIdentifiers(lost, { people, claims });
  for (const account of lost.keys()) if (!claims.isClaimed(account)) claims.hold(account);
  return claims.settle();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
