import { go2Version01 } from "./go2-01.ts";

/** How one kind of row is laid out: pure description, read by the reader and by nobody else. */
export interface RecordLayout {
  /** The first three characters of a row that adds or updates. */
  readonly update: string;
  /** The first three characters of a row that deletes. */
  readonly remove: string;
  /** How many fields an updating row has, the type included. Never more, never fewer. */
  readonly columns: number;
  /** The fields that are read, by their number. Fields that are not listed are not decoded at all. */
  readonly fields: Readonly<Record<string, number>> & { readonly id: number };
  /** Fields that must hold digits: `id`, the record's own key, and of an assignment `personId`. */
  readonly keys: readonly string[];
  /** Fields that hold digits or nothing. */
  readonly references: readonly string[];
  /** Fields that hold `yyyyMMdd` or nothing. */
  readonly dates: readonly string[];
  /** Fields that may not be empty. */
  readonly required: readonly string[];
  /** Fields that hold a number or nothing. */
  readonly numbers: readonly string[];
}

/** The kinds of row that people are made of. */
export type RecordName = "location" | "organisation" | "position" | "person" | "assignment";

/** How the rows that delete are laid out, whatever they delete. */
export interface RemovalLayout {
  readonly columns: number;
  /** The number of the field that holds the key. */
  readonly key: number;
}

/** One version of the Generic Outbound interface. */
export interface InterfaceLayout {
  readonly version: string;
  readonly records: Readonly<Record<RecordName, RecordLayout>>;
  readonly removal: RemovalLayout;
  /** Types of row that the interface has and that no person is made of: they are counted and not split. */
  readonly unread: readonly string[];
}

const versions: readonly InterfaceLayout[] = [go2Version01];

/** Finds the layout of an interface version as a header states it, or `undefined` when it is not known. */
export function layoutOf(version: string): InterfaceLayout | undefined {
  return versions.find((layout) => layout.version === version);
}
