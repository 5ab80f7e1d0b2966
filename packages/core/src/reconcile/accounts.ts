import type { Absent, Account, AccountRef } from "../model/account.ts";
import type { Link } from "../model/link.ts";
import type { Person } from "../model/person.ts";
import type { SnapshotSummary } from "../model/snapshot.ts";
import type { DesiredAccount } from "../policy/policy.ts";
import type { GroundsSeen } from "./known-grounds.ts";
import type { IsNewPerson } from "./met-people.ts";
import type { ReadNotes } from "./page-tally.ts";
import type { RecalledPeople } from "./recall/recalled-people.ts";
import type { Trust } from "./trust.ts";

/** A person whose account is perhaps not as it should be, and what is known of it. */
export interface Candidate {
  readonly person: Person;
  readonly desired: DesiredAccount;
  /** The account that the person is remembered to own. */
  readonly link?: Link | undefined;
  /** What that account stands on. */
  readonly grounds: GroundsSeen;
  /** What counts instead when that account turns out to be gone, and can be closed by nobody. */
  readonly anew?: Pick<Candidate, "desired" | "grounds"> | undefined;
  /** Accounts that an exact rule connects with the person, the linked one left out. */
  readonly matches: readonly AccountRef[];
}

/** What a run knows of one target's accounts. A full run has seen them all; a change run asks for those it needs. */
export interface Accounts extends ReadNotes {
  /** Of a full read; missing in a change run, in which nothing is concluded from absence. */
  readonly summary?: SnapshotSummary | undefined;
  readonly trust: Trust;
  /** How many accounts the target has, as far as is known; the guard's percentages are of these. */
  readonly population: number;
  /** Tells whether a person comes for the first time; of a full run only. */
  readonly isNewPerson?: IsNewPerson | undefined;
  /** What is known of people who are not read; of a full run with a cache only. */
  readonly recalled?: RecalledPeople | undefined;
  /** Gives a candidate unless the person's account is certainly as desired. Called once for each person. */
  consider(person: Person): Candidate | undefined | Promise<Candidate | undefined>;
  /** Says that the last person was considered: what only that needs is let go of. */
  consideredAll(): void;
  /**
   * Gives the people for whom nothing is due and with whom an exact rule connects an account that has no link. They own
   * nothing, and keep others from being taken for its owner. Of a full run only: a change run does not see them.
   */
  bystanders(): readonly Person[];
  /** Finds the stable key of the account that this person is linked to. */
  ownedBy(personId: string): string | undefined | Promise<string | undefined>;
  /** Reads one account as it is. */
  load(ref: AccountRef): Promise<Account | Absent>;
  /** Finds the link of an account. */
  linkOf(stable: string): Promise<Link | undefined>;
  /** Gives the links whose person was never considered; of a full run only. */
  unconsidered(): AsyncIterable<Link>;
  /** Gives stable keys of accounts that nobody owns and no rule connects with anybody; of a full run only. */
  unmatched(): Iterable<string>;
}

/** Tells whether there is something to do, or to say, for a person who has no account and for whom no rule finds one. */
export function matters({
  presence,
  faults,
}: Pick<DesiredAccount, "presence" | "faults">): boolean {
  return presence === "present" || faults !== undefined;
}
