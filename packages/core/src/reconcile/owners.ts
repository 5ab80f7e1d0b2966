import { correlate } from "../correlate/correlate.ts";
import type { Correlation } from "../correlate/correlation.ts";
import { type Absent, type Account, type AccountRef, isAbsent } from "../model/account.ts";
import type { Link } from "../model/link.ts";
import type { Accounts, Candidate } from "./accounts.ts";
import { concurrently } from "./concurrently.ts";
import type { OpenTarget } from "./run.ts";

/** A person with the account that is certainly the person's, or with the proof that there is none. */
export interface Owner extends Candidate {
  /** Missing when the person has no account. */
  readonly account?: Account | undefined;
  /** The link that was remembered and whose account is gone. */
  readonly lost?: Link | undefined;
  /** The rule that found the account, when it was not linked before. */
  readonly foundBy?: string | undefined;
  /** The source gave the person another id. */
  readonly rekeyed?: boolean | undefined;
}

/** Who owns what, and what could not be decided. */
export interface Owners {
  readonly owners: readonly Owner[];
  /** Disputed accounts, each once. */
  readonly disputes: readonly Extract<Correlation, { situation: "disputed" }>[];
  /** Candidates for whom nothing is done, with the reason. */
  readonly held: readonly { readonly candidate: Candidate; readonly because: string }[];
  /** What was read of accounts that are candidates for nobody in particular, for matchers. */
  readonly correlations: readonly Correlation[];
}

/** How many accounts are read at once. */
const readsAtOnce = 8;

/** Decides, for each candidate, which account is the person's. */
export async function decideOwners(
  target: OpenTarget,
  accounts: Accounts,
  candidates: readonly Candidate[],
): Promise<Owners> {
  const read = await readInvolved(accounts, candidates);
  const correlations = correlate({
    people: [...candidates.map(({ person }) => person), ...accounts.bystanders()],
    accounts: [...read.values()].filter((found): found is Account => !isAbsent(found)),
    links: await linksOf(accounts, candidates, read),
    rules: target.policy.correlate,
  });
  const answers = byPerson(correlations);
  const owners: Owner[] = [];
  const held: Owners["held"][number][] = [];
  for (const candidate of candidates) {
    const owner = settle(candidate, answers.get(candidate.person.id) ?? [], { read, accounts });
    if (typeof owner === "string") held.push({ candidate, because: owner });
    else if (owner) owners.push(owner);
  }
  const disputes = correlations.filter((one) => one.situation === "disputed");
  return { owners, held, disputes, correlations };
}

type Read = ReadonlyMap<string, Account | Absent>;

async function readInvolved(accounts: Accounts, candidates: readonly Candidate[]): Promise<Read> {
  const refs = new Map<string, AccountRef>();
  for (const { link, matches } of candidates) {
    for (const ref of link ? [link.account, ...matches] : matches) refs.set(ref.stable, ref);
  }
  const found = await concurrently([...refs.values()], readsAtOnce, (ref) => accounts.load(ref));
  return new Map(
    [...refs.keys()].map((stable, index) => [stable, found[index] as Account | Absent]),
  );
}

async function linksOf(
  accounts: Accounts,
  candidates: readonly Candidate[],
  read: Read,
): Promise<readonly Link[]> {
  const links = new Map<string, Link>();
  for (const { link } of candidates) if (link) links.set(link.account.stable, link);
  for (const stable of read.keys()) {
    if (links.has(stable)) continue;
    const link = await accounts.linkOf(stable);
    if (link) links.set(stable, link);
  }
  return [...links.values()];
}

type Answer = Extract<Correlation, { situation: "linked" | "unlinked" | "disputed" }>;

function byPerson(correlations: readonly Correlation[]): ReadonlyMap<string, readonly Answer[]> {
  const answers = new Map<string, Answer[]>();
  const add = (personId: string, answer: Answer): void => {
    const known = answers.get(personId);
    if (known) known.push(answer);
    else answers.set(personId, [answer]);
  };
  for (const one of correlations) {
    if (one.situation === "linked" || one.situation === "unlinked") add(one.personId, one);
    if (one.situation !== "disputed") continue;
    for (const personId of new Set(one.candidates.map((each) => each.personId))) add(personId, one);
  }
  return answers;
}

interface Known {
  readonly read: Read;
  readonly accounts: Accounts;
}

/** Gives the owner, the reason for which nothing is done, or `undefined` when there is nothing to do. */
function settle(
  candidate: Candidate,
  answers: readonly Answer[],
  known: Known,
): Owner | string | undefined {
  const mine = answers.find((one) => one.situation !== "disputed");
  if (mine) {
    const account = known.read.get(mine.account.stable) as Account;
    const foundBy = mine.situation === "unlinked" ? mine.evidence.rule : undefined;
    const rekeyed = mine.situation === "linked" && mine.rekeyed === true;
    return { ...candidate, account, foundBy, rekeyed };
  }
  if (answers.length > 0) return "the accounts that may be the person's are disputed";
  const { link, matches, desired } = candidate;
  if (matches.length > 0)
    return "an account that a rule finds for the person belongs to somebody else";
  if (!link && desired.presence === "present") return withoutAccount(candidate, known);
  // What keeps a person from having an account is said.
  if (!link) return desired.faults ? candidate : undefined;
  return afterLoss(candidate, link, known);
}

function withoutAccount(candidate: Candidate, { accounts }: Known): Owner | string {
  if (accounts.trust.whole) return candidate;
  return "the target was not read whole, so that nobody can say whether the account is there";
}

function afterLoss(
  candidate: Candidate,
  link: Link,
  { read, accounts }: Known,
): Owner | string | undefined {
  const found = read.get(link.account.stable);
  if (found && !isAbsent(found)) return "the account is linked and could not be placed";
  const anew = { ...candidate, ...candidate.anew, lost: link };
  if (found?.absent === "tombstone" || found?.absent === "not-ours") return anew;
  if (found?.absent === "no-permission") {
    return isGivenUp(candidate) ? undefined : "the account may not be read any more";
  }
  const sure = accounts.summary !== undefined && accounts.trust.whole;
  return sure ? anew : "the account was not found, and that alone does not prove that it is gone";
}

/** Nothing was to be closed or made: whoever left has taken the account along, and it is another's to look after now. */
function isGivenUp({ desired }: Candidate): boolean {
  return desired.presence === "kept" && desired.enabled === undefined && !desired.faults;
}
