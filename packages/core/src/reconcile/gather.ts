import type { IsKnown } from "../connector/read.ts";
import { isAbsent } from "../model/account.ts";
import type { Person } from "../model/person.ts";
import { restoreLinkOwners } from "../store/link-owners.ts";
import { waitingFor } from "../store/waiting.ts";
import type { Accounts, Candidate } from "./accounts.ts";
import { askedAccounts } from "./asked-accounts.ts";
import { onePerson, readChangedPeople } from "./changed-people.ts";
import { type Drift, readDrift } from "./drift.ts";
import type { Mode } from "./mode.ts";
import { isEverybody, type PeopleRead, readAllPeople, type VisitPerson } from "./people.ts";
import type { RecalledPeople } from "./recall/recalled-people.ts";
import { type Reviews, reviews } from "./reviews.ts";
import type { OpenTarget, Run } from "./run.ts";
import { seenAccounts } from "./seen-accounts.ts";

/** What was read of both sides: the people whose accounts may not be as they should be, target by target. */
export interface Gathered {
  readonly people: PeopleRead;
  readonly reviews: Reviews;
  readonly drift: readonly Drift[];
  readonly targets: readonly GatheredTarget[];
}

/** What was gathered for one target. */
export interface GatheredTarget {
  readonly target: OpenTarget;
  readonly accounts: Accounts;
  /** Ordered by the people's ids. */
  readonly candidates: readonly Candidate[];
}

/** Reads the accounts, then the people, and keeps of both only what may differ. */
export async function gather(run: Run, mode: Mode): Promise<Gathered> {
  if (mode.mode === "full") await restoreLinkOwners(run.store);
  const noted = reviews(mode.mode === "changes");
  const drift: Drift[] = [];
  for (const target of run.targets) drift.push(await readDrift(run, target, mode.mode));
  const open = await Promise.all(
    run.targets.map((target) => openAccounts(run, mode, watched(target, noted))),
  );
  const visit = visitor(open);
  const people =
    mode.mode === "full"
      ? await readEverybody(run, { open, visit, noted })
      : await readChangedPeople(run, { token: mode.token, drift }, visit);
  if (mode.mode === "changes") await visitLate(run, open, visit);
  for (const { accounts } of open) accounts.consideredAll();
  return { people, reviews: noted, drift, targets: open.map(sorted) };
}

async function readEverybody(
  run: Run,
  { open, visit, noted }: { open: readonly Gathering[]; visit: VisitPerson; noted: Reviews },
): Promise<PeopleRead> {
  const recalled = open.flatMap(({ accounts }) => accounts.recalled ?? []);
  const isNew = open[0]?.accounts.isNewPerson;
  const people = await readAllPeople(run, visit, { isNew, recall: recalling(recalled, noted) });
  for (const each of recalled) each.end(isEverybody(people));
  return people;
}

/** Knows the people for whom nothing is to be done in any target. */
function recalling(recalled: readonly RecalledPeople[], noted: Reviews): IsKnown | undefined {
  if (recalled.length === 0) return undefined;
  return ({ stable }, version) => {
    let isSettled = true;
    for (const each of recalled) isSettled = each.isSettled(stable, version) && isSettled;
    for (const each of recalled) {
      if (isSettled) noted.note(stable, each.take());
      else each.expect(stable);
    }
    return isSettled;
  };
}

interface Gathering {
  readonly target: OpenTarget;
  readonly accounts: Accounts;
  readonly candidates: Candidate[];
}

/** Notes, of everybody for whom the policy is asked, when the answer will change by itself. */
function watched(target: OpenTarget, noted: Reviews): OpenTarget {
  return {
    ...target,
    ask(person, known) {
      const said = target.ask(person, known);
      if (said.desire !== "unmanaged") noted.note(person.id, said.placed?.changesOn);
      return said;
    },
  };
}

async function openAccounts(run: Run, { mode }: Mode, target: OpenTarget): Promise<Gathering> {
  const accounts = await (mode === "full" ? seenAccounts(run, target) : askedAccounts(run, target));
  return { target, accounts, candidates: [] };
}

function visitor(open: readonly Gathering[]): (person: Person) => undefined | Promise<void> {
  return (person) => {
    let pending: Promise<void>[] | undefined;
    for (const { accounts, candidates } of open) {
      const found = accounts.consider(person);
      if (found === undefined) continue;
      if (!(found instanceof Promise)) {
        candidates.push(found);
        continue;
      }
      pending ??= [];
      pending.push(
        found.then((candidate) => {
          if (candidate) candidates.push(candidate);
        }),
      );
    }
    return pending && Promise.all(pending).then(() => undefined);
  };
}

/** Visits the people whose account refers to somebody who may be getting one now, and in turn those who wait for them. */
async function visitLate(
  run: Run,
  open: readonly Gathering[],
  visit: (person: Person) => undefined | Promise<void>,
): Promise<void> {
  // Whoever is waited for, with a link or without: the link may be to an account that is gone.
  const visited = new Set(
    open.flatMap(({ candidates }) => candidates.map(({ person }) => person.id)),
  );
  for (const personId of visited) {
    for await (const waiting of waitingFor(run.store, personId)) {
      if (visited.has(waiting)) continue;
      const person = await onePerson(run, waiting);
      visited.add(waiting);
      if (!("withheld" in person || isAbsent(person))) await visit(person);
    }
  }
}

function sorted({ target, accounts, candidates }: Gathering): GatheredTarget {
  const inOrder = candidates.toSorted((a, b) => (a.person.id < b.person.id ? -1 : 1));
  return { target, accounts, candidates: inOrder };
}
