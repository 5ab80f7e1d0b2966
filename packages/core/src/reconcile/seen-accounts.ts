import type { AccountRef } from "../model/account.ts";
import type { Link } from "../model/link.ts";
import type { Person } from "../model/person.ts";
import { accountOf } from "../policy/said.ts";
import { findLinkByPerson, readLink } from "../store/links.ts";
import { noted } from "./account-table.ts";
import { type Accounts, type Candidate, matters } from "./accounts.ts";
import { desiredAccounts } from "./desired-accounts.ts";
import { metPeople } from "./met-people.ts";
import type { OpenTarget, Run } from "./run.ts";
import { othersByRules, scanAccounts } from "./scanned-accounts.ts";
import { unconsideredLinks } from "./unconsidered-links.ts";

/** Knows the accounts of a target by having read them all, so that only those that may differ are looked at again. */
export async function seenAccounts(run: Run, target: OpenTarget): Promise<Accounts> {
  const seen = await scanAccounts(run, target);
  const { table, stable, trust, summary, refused, notices, links, unlinked } = seen;
  const { session, name, kind } = target;
  const isSeen = (number: number): boolean => number >= 0 && table.has(number, noted.seen);
  const ownedBy = (personId: string): string | undefined => {
    const number = links.firstOfPerson(personId);
    return isSeen(number) ? stable.at(number) : undefined;
  };
  const bystanders: Person[] = [];
  const { recalled, tellDated, isAsDesired } = desiredAccounts(run, target, { seen, ownedBy });
  const refOf = (number: number): AccountRef => ({ kind, stable: stable.at(number) });

  return {
    summary,
    refused,
    notices,
    trust,
    population: seen.population,
    bystanders: () => bystanders,
    ownedBy,
    isNewPerson: metPeople(run.store, name, seen),
    recalled,
    consider(person) {
      const link = links.onlyOfPerson(person.id);
      const mine = isSeen(link) ? link : -1;
      const said = target.ask(person, link >= 0, tellDated(person.id));
      if (mine >= 0) table.note(mine, noted.considered);
      const others = othersByRules(seen, target, { person, mine });
      if (said.desire !== "account") {
        if (others.some((number) => number >= links.count)) bystanders.push(person);
        return undefined;
      }
      if (mine >= 0 && others.length === 0 && isAsDesired(said, mine)) return undefined;
      if (links.count === 0 && others.length === 0 && !matters(said)) return undefined;
      const desired = accountOf(said);
      const matches = others.map(refOf);
      const known = link >= 0 ? stable.at(link) : undefined;
      return candidate({ run, target, person, desired, matches, known }, (found) => {
        const number = links.ofAccount(found.account.stable);
        if (isSeen(number)) table.note(number, noted.considered);
      });
    },
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

interface Considered extends Pick<Candidate, "person" | "desired" | "matches"> {
  readonly run: Run;
  readonly target: OpenTarget;
  /** The account that the person's one link seems to be of. */
  readonly known: string | undefined;
}

async function candidate(
  { run, target, person, desired, matches, known }: Considered,
  note: (link: Link) => void,
): Promise<Candidate | undefined> {
  const { store } = run;
  const own = known === undefined ? undefined : await readLink(store, target.name, known);
  // Two ids may share a fingerprint.
  const isOwn = own?.personId === person.id;
  const link = isOwn ? own : await findLinkByPerson(store, target.name, person);
  if (link) note(link);
  else if (matches.length === 0 && !matters(desired)) return undefined;
  const others = matches.filter((ref) => ref.stable !== link?.account.stable);
  return { person, desired, link, matches: others };
}
