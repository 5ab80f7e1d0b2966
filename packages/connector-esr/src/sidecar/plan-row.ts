import { packedType } from "../bytes/row.ts";
import type { InterfaceLayout, RecordLayout, RecordName } from "../layout/layout.ts";

/** What to do with rows of one type. */
export interface RowPlan {
  readonly name: RecordName;
  readonly removes: boolean;
  readonly columns: number;
  readonly layout: RecordLayout;
  readonly keys: readonly Field[];
  readonly references: readonly Field[];
  readonly dates: readonly Field[];
  readonly required: readonly Field[];
  readonly numbers: readonly Field[];
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
    const plan = {
      name,
      layout: record,
      keys: fields(record.keys),
      references: fields(record.references),
      dates: fields(record.dates),
      required: fields(record.required),
      numbers: fields(record.numbers),
    };
    plans.set(packedType(record.update), { ...plan, removes: false, columns: record.columns });
    plans.set(packedType(record.remove), {
      ...plan,
      removes: true,
      columns: 2,
      keys: [{ name: "id", column: 1 }],
      references: [],
      dates: [],
      required: [],
      numbers: [],
    });
  }
  return plans;
}
