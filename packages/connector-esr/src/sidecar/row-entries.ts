import { addDays, type Day, dayAt } from "../bytes/day.ts";
import { hashKey, keyAt } from "../bytes/key.ts";
import { hashField, hashText } from "../bytes/key-hash.ts";
import { isDigits, isEmpty, type Row } from "../bytes/row.ts";
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
  const { lists, since } = context;
  for (const { section, column } of plan.entries) {
    const key = keyAt(row, column);
    if (key > 0) lists[section].add(hashKey(key), offset);
  }
  for (const column of plan.turns.from) {
    const day = dayAt(row, column);
    if (day > since) lists.turns.add(day, offset);
  }
  for (const column of plan.turns.after) {
    const day = isEmpty(row, column) ? 0 : dayAt(row, column);
    if (day >= since) lists.turns.add(addDays(day, 1), offset);
  }
  if (plan.evidence) addEvidence({ row, plan, offset }, plan.evidence, context);
}

function addEvidence(
  { row, offset }: FoundRow,
  [nhs, spine, ni]: readonly [number, number, number],
  { lists, niSeed }: EntryContext,
): void {
  if (isDigits(row, nhs)) lists.nhsUniqueId.add(hashField(row, nhs), offset);
  if (isSpineUuid(row, spine)) lists.spineUuid.add(hashField(row, spine), offset);
  const niNumber = niSeed === undefined ? "" : niNumberAt(row, ni);
  if (niNumber !== "") lists.niNumber.add(hashText(niNumber, niSeed), offset);
}
