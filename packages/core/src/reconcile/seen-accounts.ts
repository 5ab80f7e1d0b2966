import type { AccountRef } from "../model/account.ts";
import type { Link } from "../model/link.ts";
import type { Person } from "../model/person.ts";
import type { DesiredAccount } from "../policy/policy.ts";
import { findLinkByPerson, readLink, scanLinks } from "../store/links.ts";
import { noted } from "./account-table.ts";
import type { Accounts, Candidate } from "./accounts.ts";
import type { OpenTarget, Run } from "./run.ts";
import { numbersByRules, type ScannedAccounts, scanAccounts } from "./scanned-accounts.ts";

/** Knows the accounts of a target by having read them all, so that only those that may differ are looked at again. */
export async function seenAccounts(run: Run, target: OpenTarget): Promise<Accounts> {
  const seen = await scanAccounts(run, target);
  const { table, trust, summary, refused, links, accountOf, unlinked } = seen;
  const { session, name, kind } = target;
  const ownedBy = (personId: string): string | undefined => {
    const link = links.firstOfPerson(personId);
    const number = link < 0 ? -1 : (accountOf[link] as number);
    return number < 0 ? undefined : table.stable.at(number);
  };
  const bystanders: Person[] = [];
  const isAsDesired = equality(seen, ownedBy);
  const refOf = (number: number): AccountRef => ({ kind, stable: table.stable.at(number) });

  return {
    summary,
    refused,
    trust,
    population: table.stable.size,
    bystanders: () => bystanders,
    ownedBy,
    consider(person) {
      const linked = linkedNumber(seen, person);
      const desire = target.desire(person, linked !== undefined);
      if (linked !== undefined && linked >= 0) table.note(linked, noted.considered);
      const matched = numbersByRules(seen, target, person);
      for (const number of matched) table.note(number, noted.matched);
      if (desire === "unmanaged" || desire === "none") {
        if (matched.some((number) => !table.has(number, noted.linked))) bystanders.push(person);
        return undefined;
      }
      const others = without(matched, linked);
      const isSeen = linked !== undefined && linked >= 0;
      if (isSeen && others.length === 0 && isAsDesired(desire, linked)) return undefined;
      if (links.count === 0 && others.length === 0 && desire.presence !== "present")
        return undefined;
      return candidate({ run, target, person, desired: desire }, others.map(refOf), (link) => {
        const number = links.ofAccount(link.account.stable);
        const account = number < 0 ? -1 : (accountOf[number] as number);
        if (account >= 0) table.note(account, noted.considered);
      });
    },
    async load(ref) {
      return (
        unlinked.get(ref.stable) ?? (await session.read.get(ref, { signal: run.options.signal }))
      );
    },
    linkOf: (stable) => readLink(run.store, name, stable),
    async *unconsidered() {
      if (!anyUnconsidered(seen)) return;
      for await (const link of scanLinks(run.store, name)) {
        const number = accountOf[links.ofAccount(link.account.stable)] ?? -1;
        if (number >= 0 && !table.has(number, noted.considered)) yield link;
      }
    },
    *unmatched() {
      for (let number = 0; number < table.stable.size; number++) {
        if (!table.has(number, noted.linked | noted.matched)) yield table.stable.at(number);
      }
    },
  };
}

/** The account of a person's one link; −1 when it was not seen, `undefined` when there is no link or several. */
function linkedNumber({ links, accountOf }: ScannedAccounts, person: Person): number | undefined {
  const found = links.onlyOfPerson(person.id);
  return found < 0 ? undefined : (accountOf[found] as number);
}

const nobody: readonly number[] = Object.freeze([]);

function without(numbers: readonly number[], one: number | undefined): readonly number[] {
  const isAll = numbers.length === 1 && numbers[0] === one;
  return isAll || numbers.length === 0 ? nobody : numbers.filter((number) => number !== one);
}

function anyUnconsidered({ table, accountOf }: ScannedAccounts): boolean {
  return accountOf.some((number) => number >= 0 && !table.has(number, noted.considered));
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
  else if (matches.length === 0 && desired.presence !== "present") return undefined;
  const others = matches.filter((ref) => ref.stable !== link?.account.stable);
  return { person, desired, link, matches: others };
}

/** Tells, without reading the account again, whether it is certainly as desired. */
function equality(
  seen: ScannedAccounts,
  ownedBy: (personId: string) => string | undefined,
): (desired: DesiredAccount, number: number) => boolean {
  const { table, text, fingerprint } = seen;
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
    const wanted = text.ofDesired(desired, ownedBy);
    return wanted !== undefined && table.isSame(number, fingerprint(wanted));
  };
}
