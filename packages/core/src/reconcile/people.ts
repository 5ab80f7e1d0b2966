import type { DeltaToken } from "../connector/changes.ts";
import type { IsKnown, RefusedRecord } from "../connector/read.ts";
import { isAbsent } from "../model/account.ts";
import type { Person } from "../model/person.ts";
import type { SnapshotSummary } from "../model/snapshot.ts";
import { reviewsDue } from "../store/agenda.ts";
import type { Drift } from "./drift.ts";
import type { IsNewPerson } from "./met-people.ts";
import type { Run } from "./run.ts";
import { scanAll } from "./scan.ts";
import { seenKeys } from "./seen-keys.ts";

/** What reading the people came to. */
export interface PeopleRead {
  /** Of a full read. */
  readonly summary?: SnapshotSummary | undefined;
  readonly refused: readonly RefusedRecord[];
  /** From where the next change run goes on. */
  readonly token?: DeltaToken | undefined;
  /** Ids of people whose record the source says it has deleted, or no longer has. Absence, not evidence of leaving. */
  readonly gone: readonly string[];
}

/** Takes one person; a full read gives each once. */
export type VisitPerson = (person: Person) => void | Promise<void>;

/** How people of a full read are told from those who came before, and from those who need not be read. */
export interface TellPeople {
  readonly isNew?: IsNewPerson | undefined;
  readonly recall?: IsKnown | undefined;
}

/** Reads every person, and the token that stands for the moment before the read. */
export async function readAllPeople(
  run: Run,
  visit: VisitPerson,
  { isNew = seenKeys(run.store.id).isNew, recall }: TellPeople,
): Promise<PeopleRead> {
  const { source, options } = run;
  const token = await firstToken(run);
  const { summary, refused } = await scanAll(source.session.read, {
    system: source.name,
    canaries: options.canaries?.[source.name] ?? [],
    signal: options.signal,
    keyOf: (person: Person) => person.id,
    isNew: ({ id }) => isNew(id),
    visit,
    recall,
    onPage: (count) => options.onProgress?.({ step: "people", system: source.name, count }),
  });
  return { summary, refused, token, gone: [] };
}

/**
 * Reads the people who may need something in a change run: those whose record changed, those whose day has come,
 * and those whose account somebody else changed.
 */
export async function readChangedPeople(
  run: Run,
  since: { readonly token: DeltaToken; readonly drift: readonly Drift[] },
  visit: VisitPerson,
): Promise<PeopleRead> {
  const { changed, gone, ...read } = await readChanges(run, since.token);
  for (const personId of await withoutChange(run, since.drift)) {
    if (changed.has(personId) || gone.has(personId)) continue;
    const person = await run.source.session.read.get({ kind: "person", stable: personId });
    if (isAbsent(person)) gone.add(personId);
    else changed.set(personId, person);
  }
  for (const personId of [...changed.keys()].sort()) await visit(changed.get(personId) as Person);
  return { ...read, gone: [...gone].sort() };
}

interface Changes extends Pick<PeopleRead, "refused" | "token"> {
  readonly changed: Map<string, Person>;
  readonly gone: Set<string>;
}

async function readChanges(run: Run, since: DeltaToken): Promise<Changes> {
  const { source, options } = run;
  const changed = new Map<string, Person>();
  const gone = new Set<string>();
  const refused: RefusedRecord[] = [];
  let token: DeltaToken | undefined;
  for await (const page of source.session.changes?.since(since, { signal: options.signal }) ?? []) {
    for (const change of page.changes) {
      const id = change.change === "upsert" ? change.record.id : change.ref.stable;
      changed.delete(id);
      gone.delete(id);
      if (change.change === "upsert") changed.set(id, change.record);
      else gone.add(id);
    }
    refused.push(...(page.refused ?? []));
    token = page.token ?? token;
    options.onProgress?.({ step: "people", system: source.name, count: changed.size });
  }
  return { changed, gone, refused, token };
}

async function withoutChange(run: Run, drift: readonly Drift[]): Promise<ReadonlySet<string>> {
  const people = new Set<string>();
  for await (const { personId } of reviewsDue(run.store, run.today)) people.add(personId);
  for (const { personIds } of drift) for (const personId of personIds) people.add(personId);
  return people;
}

async function firstToken(run: Run): Promise<DeltaToken | undefined> {
  const { changes } = run.source.session;
  let token: DeltaToken | undefined;
  for await (const page of changes?.since(undefined, { signal: run.options.signal }) ?? []) {
    token = page.token ?? token;
  }
  return token;
}
