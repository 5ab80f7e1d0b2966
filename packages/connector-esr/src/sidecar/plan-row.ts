import { packedType } from "../bytes/row.ts";
import type { InterfaceLayout, RecordLayout, RecordName } from "../layout/layout.ts";
import type { EntryList } from "./entries.ts";
import type { EntryLists } from "./row-entries.ts";
import type { SectionName } from "./sections.ts";

/** What to do with rows of one type. */
export interface RowPlan {
  readonly name: RecordName;
  /** The first three characters of the row. */
  readonly type: string;
  readonly removes: boolean;
  readonly columns: number;
  readonly layout: RecordLayout;
  readonly keys: readonly Field[];
  readonly references: readonly Field[];
  readonly dates: readonly Field[];
  readonly required: readonly Field[];
  readonly numbers: readonly Field[];
  /** The column of the key that tells what a row is about: of a person or an assignment, the person's. */
  readonly about: number | undefined;
  /** Where rows of this type are found again, by keys. */
  readonly entries: readonly KeyedEntry[];
  /** The columns of the first day on which a row holds, and of days after which it may not. */
  readonly turns: { readonly from: readonly number[]; readonly after: readonly number[] };
  /** The columns of what tells which human a row is of, where it has them. */
  readonly evidence: EvidenceColumns | undefined;
  /** The columns of the system's and the site's own word for the status, where a row has them. */
  readonly statuses: readonly [number, number] | undefined;
}

/** The columns of the NHS unique id, Spine UUID and NI number, and of the birth date that makes a NI number count. */
export type EvidenceColumns = readonly [nhs: number, spine: number, ni: number, born: number];

/** A list of the index, and the column of the key by which a row is found in it. */
export interface KeyedEntry {
  readonly list: EntryList;
  readonly column: number;
}

/** A field by name and number. */
export interface Field {
  readonly name: string;
  readonly column: number;
}

/** What rows of a type that no person is made of are to the reader. */
export type UnreadRow = "unread";

/** Works out what to do with each type of row, by its packed type. */
export function planRows(
  layout: InterfaceLayout,
  { ignored, lists }: { readonly ignored: readonly string[]; readonly lists: EntryLists },
): ReadonlyMap<number, RowPlan | UnreadRow> {
  const plans = new Map<number, RowPlan | UnreadRow>();
  for (const type of [...layout.unread, ...ignored]) plans.set(packedType(type), "unread");
  for (const name of Object.keys(layout.records) as RecordName[]) {
    const record = layout.records[name];
    const fields = (names: readonly string[]): Field[] =>
      names.map((field) => ({ name: field, column: record.fields[field] ?? 0 }));
    const { systemStatus, userStatus } = record.fields;
    const statuses = systemStatus && userStatus ? ([systemStatus, userStatus] as const) : undefined;
    plans.set(packedType(record.update), {
      name,
      layout: record,
      type: record.update,
      removes: false,
      columns: record.columns,
      about: record.fields.personId ?? record.fields.id,
      keys: fields(record.keys),
      references: fields(record.references),
      dates: fields(record.dates),
      required: fields(record.required),
      numbers: fields(record.numbers),
      ...entriesOf(name, record, lists),
      statuses,
    });
    plans.set(packedType(record.remove), removalPlan(name, layout, lists));
  }
  return plans;
}

function removalPlan(
  name: RecordName,
  { records, removal }: InterfaceLayout,
  lists: EntryLists,
): RowPlan {
  const layout = records[name];
  const column = removal.key;
  const keys = [{ name: "id", column }];
  const none = { references: [], dates: [], required: [], numbers: [], statuses: undefined };
  const entries = [{ list: lists[name], column }];
  const turns = { from: [], after: [] };
  const plan = {
    name,
    layout,
    type: layout.remove,
    removes: true,
    columns: removal.columns,
    // A row that deletes an assignment does not tell whose it is.
    about: name === "assignment" ? undefined : column,
    keys,
    entries,
    turns,
  };
  return { ...plan, ...none, evidence: undefined };
}

const sections: Readonly<Record<RecordName, Readonly<Partial<Record<SectionName, string>>>>> = {
  location: { location: "id" },
  position: { position: "id" },
  organisation: { organisation: "id", childOf: "parentId" },
  person: { person: "id" },
  assignment: {
    assignment: "id",
    assignmentsOf: "personId",
    byPosition: "positionId",
    byOrganisation: "organisationId",
    byLocation: "locationId",
    bySupervisor: "supervisorId",
  },
};

function entriesOf(
  name: RecordName,
  { fields }: RecordLayout,
  lists: EntryLists,
): Pick<RowPlan, "entries" | "turns" | "evidence"> {
  const columns = (...names: readonly string[]): number[] =>
    names.flatMap((field) => fields[field] ?? []);
  const entries = Object.entries(sections[name]).map(([section, field]) => ({
    list: lists[section as SectionName],
    column: fields[field] as number,
  }));
  const { nhsUniqueId, spineUuid, niNumber, birthDate } = fields;
  const turns = { from: columns("from"), after: columns("to", "endDate", "terminationDate") };
  if (!nhsUniqueId || !spineUuid || !niNumber || !birthDate)
    return { entries, turns, evidence: undefined };
  return { entries, turns, evidence: [nhsUniqueId, spineUuid, niNumber, birthDate] };
}
