import { addDays, type Day, dayAt } from "../bytes/day.ts";
import { hashKey, keyAt } from "../bytes/key.ts";
import { hashField, hashText } from "../bytes/key-hash.ts";
import { isDigits, type Row } from "../bytes/row.ts";
import { isSpineUuid, niNumberAt } from "../identifier.ts";
import type { EntryList } from "./entries.ts";
import type { RowPlan } from "./plan-row.ts";
import type { SectionName } from "./sections.ts";

/** The lists that entries are added to. */
export type EntryLists = Readonly<Record<SectionName, EntryList>>;

/** What the entries of an extract depend on besides its rows. */
export interface EntryContext {
  readonly lists: EntryLists;
  /** Days before this one are past for good: nothing can begin or cease on them. */
  readonly since: Day;
  /** Seeds the hash of NI numbers, so that they cannot be guessed from the index; without it they are not read. */
  readonly niSeed: number | undefined;
}

/** A good row, and where in its file it begins. */
export interface FoundRow {
  readonly row: Row;
  readonly plan: RowPlan;
  readonly offset: number;
}

/** Adds all that the index keeps of one good row. */
export function addEntries({ row, plan, offset }: FoundRow, context: EntryContext): void {
  const { fields } = plan.layout;
  const own = plan.removes ? 1 : (fields.id as number);
  context.lists[plan.name].add(hashKey(keyAt(row, own)), offset);
  if (plan.removes || plan.name === "location") return;
  const found = { row, fields, offset };
  if (plan.name === "assignment") addAssignment(found, context);
  if (plan.name === "person") addPerson(found, context);
  if (plan.name === "organisation") addReference(found, "parentId", context.lists.childOf);
  addTurns(found, context);
}

interface FoundFields {
  readonly row: Row;
  readonly fields: Readonly<Record<string, number>>;
  readonly offset: number;
}

function addAssignment(found: FoundFields, { lists }: EntryContext): void {
  addReference(found, "personId", lists.assignmentsOf);
  addReference(found, "positionId", lists.byPosition);
  addReference(found, "organisationId", lists.byOrganisation);
  addReference(found, "locationId", lists.byLocation);
  addReference(found, "supervisorId", lists.bySupervisor);
}

function addPerson({ row, fields, offset }: FoundFields, { lists, niSeed }: EntryContext): void {
  const nhs = fields.nhsUniqueId as number;
  const spine = fields.spineUuid as number;
  if (isDigits(row, nhs)) lists.nhsUniqueId.add(hashField(row, nhs), offset);
  if (isSpineUuid(row, spine)) lists.spineUuid.add(hashField(row, spine), offset);
  const niNumber = niSeed === undefined ? "" : niNumberAt(row, fields.niNumber as number);
  if (niNumber !== "") lists.niNumber.add(hashText(niNumber, niSeed), offset);
}

function addReference({ row, fields, offset }: FoundFields, name: string, list: EntryList): void {
  const key = keyAt(row, fields[name] as number);
  if (key > 0) list.add(hashKey(key), offset);
}

/** A row may hold from its first day to its last; an assignment and a person may also end on a day of their own. */
function addTurns({ row, fields, offset }: FoundFields, { lists, since }: EntryContext): void {
  const from = dayAt(row, fields.from as number);
  if (from > since) lists.turns.add(from, offset);
  for (const name of ["to", "endDate", "terminationDate"] as const) {
    const column = fields[name];
    const day = column === undefined ? 0 : dayAt(row, column);
    if (day >= since) lists.turns.add(addDays(day, 1), offset);
  }
}
