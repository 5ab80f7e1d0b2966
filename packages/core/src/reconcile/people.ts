import type { DeltaToken } from "../connector/changes.ts";
import type { IsKnown } from "../connector/read.ts";
import type { Person } from "../model/person.ts";
import { isWhole } from "../model/snapshot.ts";
import type { IsNewPerson } from "./met-people.ts";
import type { Tallied } from "./page-tally.ts";
import type { Run } from "./run.ts";
import { scanAll } from "./scan.ts";
import { seenKeys } from "./seen-keys.ts";

/** What reading the people came to. */
export interface PeopleRead extends Tallied {
  readonly mode: "full" | "changes";
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
  const read = await scanAll(source.session.read, {
    system: source.name,
    canaries: options.canaries?.[source.name] ?? [],
    signal: options.signal,
    keyOf: (person: Person) => person.id,
    isNew: ({ id }) => isNew(id),
    visit,
    recall,
    onPage: (count) => options.onProgress?.({ step: "people", system: source.name, count }),
  });
  return { mode: "full", ...read, token, gone: [] };
}

/** Tells whether everybody whom the source has was given: nobody was withheld, and nothing was cut off. */
export function isEverybody({ mode, summary, refused }: PeopleRead): boolean {
  return mode === "full" && isWhole(summary) && refused.length === 0;
}

async function firstToken(run: Run): Promise<DeltaToken | undefined> {
  const { changes } = run.source.session;
  let token: DeltaToken | undefined;
  for await (const page of changes?.since(undefined, { signal: run.options.signal }) ?? []) {
    token = page.token ?? token;
  }
  return token;
}
