import { type Key, keyAt } from "./bytes/key.ts";
import { packedType, packType, type Row } from "./bytes/row.ts";
import type { InterfaceLayout, RecordName } from "./layout/layout.ts";

/** Tells of rows whose types are known what they are about. */
export interface RowKeys {
  /** Tells which kind of record a row adds, updates or deletes. */
  nameOf(row: Row): RecordName;
  /** Tells whether a row deletes. */
  removes(row: Row): boolean;
  /** Reads the key of the record that a row adds, updates or deletes. */
  keyOf(row: Row): Key;
  /** Reads the key of the person whom a row is about: of an assignment row, whose assignment it is. */
  personOf(row: Row): Key;
}

interface RowType {
  readonly name: RecordName;
  readonly removes: boolean;
  /** The column of the record's own key. */
  readonly own: number;
  /** The column of the key of the person whom a row is about, where it tells. */
  readonly person: number;
}

/** Makes what tells of the rows of a layout what they are about. */
export function createRowKeys({ records, removal }: InterfaceLayout): RowKeys {
  const types = new Map<number, RowType>();
  for (const name of Object.keys(records) as RecordName[]) {
    const { update, remove, fields } = records[name];
    const own = fields.id;
    types.set(packedType(update), { name, removes: false, own, person: fields.personId ?? own });
    const { key } = removal;
    types.set(packedType(remove), { name, removes: true, own: key, person: key });
  }
  const typeOf = ({ buffer, start }: Row): RowType => types.get(packType(buffer, start)) as RowType;
  return {
    nameOf: (row) => typeOf(row).name,
    removes: (row) => typeOf(row).removes,
    keyOf: (row) => keyAt(row, typeOf(row).own),
    personOf: (row) => keyAt(row, typeOf(row).person),
  };
}
