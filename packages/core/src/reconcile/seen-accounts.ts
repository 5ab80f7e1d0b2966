import type { AccountRef } from "../model/account.ts";
import type { Link } from "../model/link.ts";
import type { Person } from "../model/person.ts";
import type { DesiredAccount } from "../policy/policy.ts";
import { findLinkByPerson, readLink } from "../store/links.ts";
import { noted } from "./account-table.ts";
import { type Accounts, type Candidate, matters } from "./accounts.ts";
import { metPeople } from "./met-people.ts";
import type { OpenTarget, Run } from "./run.ts";
import { othersByRules, type ScannedAccounts, scanAccounts } from "./scanned-accounts.ts";
import { unconsideredLinks } from "./unconsidered-links.ts";

/** Knows the accounts of a target by having read them all, so that only those that may differ are looked at again. */
export async function seenAccounts(run: Run, target: OpenTarget): Promise<Accounts> {
  const seen = await scanAccounts(run, target);
  const { table, stable, trust, summary, refused, links, unlinked } = seen;
  const { session, name, kind } = target;
  const isSeen = (number: number): boolean => number >= 0 && table.has(number, noted.seen);
  const ownedBy = (personId: string): string | undefined => {
    const number = links.firstOfPerson(personId);
    return isSeen(number) ? stable.at(number) : undefined;
  };
  const bystanders: Person[] = [];
  const isAsDesired = equality(seen, ownedBy);
  const refOf = (number: number): AccountRef => ({ kind, stable: stable.at(number) });

  return {
    summary,
    refused,
    trust,
    population: seen.population,
    bystanders: () => bystanders,
    ownedBy,
    isNewPerson: metPeople(run.store, name, seen),
    consider(person) {
      const link = links.onlyOfPerson(person.id);
      const mine = isSeen(link) ? link : -1;
      const desire = target.desire(person, link >= 0);
      if (mine >= 0) table.note(mine, noted.considered);
      const others = othersByRules(seen, target, { person, mine });
      if (desire === "unmanaged" || desire === "none") {
        if (others.some((number) => number >= links.count)) bystanders.push(person);
        return undefined;
      }
      if (mine >= 0 && others.length === 0 && isAsDesired(desire, mine)) return undefined;
      if (links.count === 0 && others.length === 0 && !matters(desire)) return undefined;
      return candidate({ run, target, person, desired: desire }, others.map(refOf), (found) => {
        const number = links.ofAccount(found.account.stable);
        if (isSeen(number)) table.note(number, noted.considered);
      });
    },
    consideredAll() {
      seen.byRule.length = 0;
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

interface Considered extends Pick<Candidate, "person" | "desired"> {
  readonly run: Run;
  readonly target: OpenTarget;
}

async function candidate(
  { run, target, person, desired }: Considered,
  matches: readonly AccountRef[],
  note: (link: Link) => void,
): Promise<Candidate | undefined> {
  const link = await findLinkByPerson(run.store, target.name, person);
  if (link) note(link);
  else if (matches.length === 0 && !matters(desired)) return undefined;
  const others = matches.filter((ref) => ref.stable !== link?.account.stable);
  return { person, desired, link, matches: others };
}

/** Tells, without reading the account again, whether it is certainly as desired. */
function equality(
  { table, digest }: ScannedAccounts,
  ownedBy: (personId: string) => string | undefined,
): (desired: DesiredAccount, number: number) => boolean {
  return (desired, number) => {
    if (table.has(number, noted.look) || desired.faults) return false;
    if (desired.presence === "kept" && Object.keys(desired.attributes).length === 0) {
      const holds = desired.entitlements?.holds.length ?? 0;
      const access =
        desired.enabled === undefined || desired.enabled === table.has(number, noted.enabled);
      return (
        access && holds === 0 && !(desired.entitlements && table.has(number, noted.holdsOwned))
      );
    }
    const wanted = digest.ofDesired(desired, ownedBy);
    return wanted !== undefined && table.isSame(number, wanted);
  };
}
