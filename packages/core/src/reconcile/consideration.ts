import type { AccountRef } from "../model/account.ts";
import type { Link } from "../model/link.ts";
import type { Person } from "../model/person.ts";
import { accountOf } from "../policy/said.ts";
import { findLinkByPerson, readLink } from "../store/links.ts";
import { noted } from "./account-table.ts";
import { type Accounts, type Candidate, matters } from "./accounts.ts";
import type { DesiredAccounts } from "./desired-accounts.ts";
import { type KnownGrounds, seenGrounds } from "./known-grounds.ts";
import type { OpenTarget, Run } from "./run.ts";
import { othersByRules, type ScannedAccounts } from "./scanned-accounts.ts";

/** What people are considered against. */
export interface Considering {
  readonly run: Run;
  readonly target: OpenTarget;
  readonly seen: ScannedAccounts;
  readonly grounds: KnownGrounds;
  readonly desired: DesiredAccounts;
  readonly isSeen: (number: number) => boolean;
  /** People who should have no account and for whom a rule finds one. */
  readonly bystanders: Person[];
}

/** Prepares the look at each person of a full read: only those whose account may not be as it should be are kept. */
export function consideration(considering: Considering): Accounts["consider"] {
  const { run, target, seen, grounds, isSeen, bystanders } = considering;
  const { table, stable, links } = seen;
  const { tellDated, isAsDesired } = considering.desired;
  const refOf = (number: number): AccountRef => ({ kind: target.kind, stable: stable.at(number) });
  const note = ({ account }: Link): void => {
    const number = links.ofAccount(account.stable);
    if (isSeen(number)) table.note(number, noted.considered);
  };
  return (person) => {
    const link = links.onlyOfPerson(person.id);
    const mine = isSeen(link) ? link : -1;
    const said = target.ask(person, { linked: link >= 0, tellDated: tellDated(person.id) });
    if (mine >= 0) table.note(mine, noted.considered);
    const others = othersByRules(seen, target, { person, mine });
    if (said.desire !== "account") {
      if (others.some((number) => number >= links.count)) bystanders.push(person);
      return undefined;
    }
    const isSettled =
      mine >= 0 && others.length === 0 && grounds.areSame(said, mine) && isAsDesired(said, mine);
    if (isSettled) return undefined;
    if (links.count === 0 && others.length === 0 && !matters(said)) return undefined;
    const desired = accountOf(said);
    const matches = others.map(refOf);
    const linked = link >= 0 ? stable.at(link) : undefined;
    const asFor = { person, desired, matches, grounds: seenGrounds(said, undefined) };
    return candidate({ ...asFor, run, target, linked, known: grounds }, note);
  };
}

interface Considered extends Pick<Candidate, "person" | "desired" | "grounds" | "matches"> {
  readonly run: Run;
  readonly target: OpenTarget;
  /** The account that the person's one link seems to be of. */
  readonly linked: string | undefined;
  readonly known: KnownGrounds;
}

async function candidate(
  { run, target, person, desired, matches, linked, grounds, known }: Considered,
  note: (link: Link) => void,
): Promise<Candidate | undefined> {
  const { store } = run;
  const own = linked === undefined ? undefined : await readLink(store, target.name, linked);
  // Two ids may share a fingerprint.
  const isOwn = own?.personId === person.id;
  const link = isOwn ? own : await findLinkByPerson(store, target.name, person);
  if (link) note(link);
  else if (matches.length === 0 && !matters(desired)) return undefined;
  const others = matches.filter((ref) => ref.stable !== link?.account.stable);
  const before = link && (await known.read(link));
  if (!before) return { person, desired, link, grounds, matches: others };
  const said = target.ask(person, { grounds: before });
  const sure = { desired: accountOf(said), grounds: seenGrounds(said, before) };
  return { person, ...sure, link, matches: others, anew: { desired, grounds } };
}
