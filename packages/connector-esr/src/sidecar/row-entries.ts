import { addDays, type Day } from "../bytes/day.ts";
import { hashKey } from "../bytes/key.ts";
import { hashField, hashText } from "../bytes/key-hash.ts";
import { isDigits, type Row } from "../bytes/row.ts";
import { isSpineUuid, niNumberAt } from "../identifier.ts";
import type { RowValues } from "./check-row.ts";
import type { EntryList } from "./entries.ts";
import type { EvidenceColumns, RowPlan } from "./plan-row.ts";
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

/** A good row, where in its file it begins, and what it holds. */
export interface FoundRow {
  readonly row: Row;
  readonly plan: RowPlan;
  readonly offset: number;
  readonly values: RowValues;
}

/** Adds all that the index keeps of one good row. */
export function addEntries({ row, plan, offset, values }: FoundRow, context: EntryContext): void {
  const { lists, since } = context;
  const { entries, turns } = plan;
  for (let index = 0; index < entries.length; index++) {
    const { list, column } = entries[index] as (typeof entries)[number];
    const key = values[column] as number;
    if (key > 0) list.add(hashKey(key), offset);
  }
  for (const column of turns.from) {
    const day = values[column] as Day;
    if (day > since) lists.turns.add(day, offset);
  }
  for (const column of turns.after) {
    const day = values[column] as Day;
    if (day >= since) lists.turns.add(addDays(day, 1), offset);
  }
  if (plan.evidence) addEvidence({ row, offset }, plan.evidence, context);
}

/** Adds what tells which human a person row is of. */
export function addEvidence(
  { row, offset }: Pick<FoundRow, "row" | "offset">,
  [nhs, spine, ni]: EvidenceColumns,
  { lists, niSeed }: EntryContext,
): void {
  if (isDigits(row, nhs)) lists.nhsUniqueId.add(hashField(row, nhs), offset);
  if (isSpineUuid(row, spine)) lists.spineUuid.add(hashField(row, spine), offset);
  const niNumber = niSeed === undefined ? "" : niNumberAt(row, ni);
  if (niNumber !== "") lists.niNumber.add(hashText(niNumber, niSeed), offset);
}
