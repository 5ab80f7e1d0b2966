import type { Person } from "../model/person.ts";
import { readLink } from "../store/links.ts";
import { noted } from "./account-table.ts";
import type { Accounts } from "./accounts.ts";
import { consideration } from "./consideration.ts";
import { desiredAccounts } from "./desired-accounts.ts";
import { knownGrounds } from "./known-grounds.ts";
import { metPeople } from "./met-people.ts";
import type { OpenTarget, Run } from "./run.ts";
import { scanAccounts } from "./scanned-accounts.ts";
import { unconsideredLinks } from "./unconsidered-links.ts";

/** Knows the accounts of a target by having read them all, so that only those that may differ are looked at again. */
export async function seenAccounts(run: Run, target: OpenTarget): Promise<Accounts> {
  const seen = await scanAccounts(run, target);
  const { table, stable, trust, summary, refused, notices, links, unlinked } = seen;
  const { session, name } = target;
  const isSeen = (number: number): boolean => number >= 0 && table.has(number, noted.seen);
  const ownedBy = (personId: string): string | undefined => {
    const number = links.firstOfPerson(personId);
    return isSeen(number) ? stable.at(number) : undefined;
  };
  const bystanders: Person[] = [];
  const grounds = await knownGrounds(run.store, name, links);
  const desired = desiredAccounts(run, target, { seen, ownedBy });

  return {
    summary,
    refused,
    notices,
    trust,
    population: seen.population,
    bystanders: () => bystanders,
    ownedBy,
    isNewPerson: metPeople(run.store, name, seen),
    recalled: desired.recalled,
    consider: consideration({ run, target, seen, grounds, desired, isSeen, bystanders }),
    consideredAll() {
      for (const index of seen.byRule) index.clear();
      links.letGo();
    },
    async load(ref) {
      return (
        unlinked.get(ref.stable) ?? (await session.read.get(ref, { signal: run.options.signal }))
      );
    },
    linkOf: (key) => readLink(run.store, name, key),
    unconsidered: () => unconsideredLinks(run.store, name, seen),
    *unmatched() {
      for (let number = links.count; number < stable.size; number++) {
        if (!table.has(number, noted.matched)) yield stable.at(number);
      }
    },
  };
}
