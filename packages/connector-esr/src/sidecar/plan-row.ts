import { packedType } from "../bytes/row.ts";
import type { InterfaceLayout, RecordLayout, RecordName } from "../layout/layout.ts";

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
  /** The columns of the system's and the site's own word for the status, where a row has them. */
  readonly statuses: readonly [number, number] | undefined;
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
  ignored: readonly string[],
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
      keys: fields(record.keys),
      references: fields(record.references),
      dates: fields(record.dates),
      required: fields(record.required),
      numbers: fields(record.numbers),
      statuses,
    });
    plans.set(packedType(record.remove), removalPlan(name, record));
  }
  return plans;
}

function removalPlan(name: RecordName, layout: RecordLayout): RowPlan {
  const keys = [{ name: "id", column: 1 }];
  const none = { references: [], dates: [], required: [], numbers: [], statuses: undefined };
  return { name, layout, type: layout.remove, removes: true, columns: 2, keys, ...none };
}
