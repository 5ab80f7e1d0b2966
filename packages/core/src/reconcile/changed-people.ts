import type { DeltaToken } from "../connector/changes.ts";
import type { RefusedRecord } from "../connector/read.ts";
import { ConnectorError } from "../errors.ts";
import { type Absent, isAbsent } from "../model/account.ts";
import type { Person } from "../model/person.ts";
import { reviewsDue } from "../store/agenda.ts";
import type { Drift } from "./drift.ts";
import { pageTally } from "./page-tally.ts";
import type { PeopleRead, VisitPerson } from "./people.ts";
import type { Run } from "./run.ts";

/**
 * Reads the people who may need something in a change run: those whose record changed, those whose day has come,
 * and those whose account somebody else changed.
 */
export async function readChangedPeople(
  run: Run,
  since: { readonly token: DeltaToken; readonly drift: readonly Drift[] },
  visit: VisitPerson,
): Promise<PeopleRead> {
  const { changed, gone, tally, token } = await readChanges(run, since.token);
  const count = changed.size + gone.size;
  for (const personId of await withoutChange(run, since.drift)) {
    if (changed.has(personId) || gone.has(personId)) continue;
    const person = await onePerson(run, personId);
    if ("withheld" in person) tally.take({ refused: [person.withheld] });
    else if (isAbsent(person)) gone.add(personId);
    else changed.set(personId, person);
  }
  for (const personId of [...changed.keys()].sort()) await visit(changed.get(personId) as Person);
  const read = tally.end({ system: run.source.name, count, missingCanaries: [] });
  return { mode: "changes", ...read, token, gone: [...gone].sort() };
}

/** A person of whom the source has a record that it cannot give whole. */
export interface Withheld {
  readonly withheld: RefusedRecord;
}

/** Reads one person by id. Who is withheld stays as he or she was, and stops nobody else's work. */
export async function onePerson(run: Run, personId: string): Promise<Person | Absent | Withheld> {
  const { session } = run.source;
  const ref = { kind: "person", stable: personId };
  try {
    return await session.read.get(ref, { signal: run.options.signal });
  } catch (error) {
    if (!ConnectorError.is(error) || error.code !== "partial-result") throw error;
    const { message, advice = "Have the record corrected in the source." } = error;
    return { withheld: { record: personId, rule: message, advice } };
  }
}

interface Changes {
  readonly changed: Map<string, Person>;
  readonly gone: Set<string>;
  readonly tally: ReturnType<typeof pageTally>;
  readonly token: DeltaToken | undefined;
}

async function readChanges(run: Run, since: DeltaToken): Promise<Changes> {
  const { source, options } = run;
  const changed = new Map<string, Person>();
  const gone = new Set<string>();
  const tally = pageTally();
  let token: DeltaToken | undefined;
  for await (const page of source.session.changes?.since(since, { signal: options.signal }) ?? []) {
    for (const change of page.changes) {
      const id = change.change === "upsert" ? change.record.id : change.ref.stable;
      changed.delete(id);
      gone.delete(id);
      if (change.change === "upsert") changed.set(id, change.record);
      else gone.add(id);
    }
    tally.take(page);
    token = page.token ?? token;
    options.onProgress?.({ step: "people", system: source.name, count: changed.size });
  }
  return { changed, gone, tally, token };
}

async function withoutChange(run: Run, drift: readonly Drift[]): Promise<ReadonlySet<string>> {
  const people = new Set<string>();
  for await (const { personId } of reviewsDue(run.store, run.today)) people.add(personId);
  for (const { personIds } of drift) for (const personId of personIds) people.add(personId);
  return people;
}
