import type { ByteText } from "../model/byte-text.ts";
import type { Json } from "../model/value.ts";

/** The parts of a store. Each holds JSON by key. */
export const storeSpaces = [
  "links",
  "linkAliases",
  "linkOwners",
  "linkNames",
  "names",
  "tokens",
  "absences",
  "agenda",
  "history",
  "acknowledged",
  "settled",
  "grounds",
  "journal",
  "meta",
] as const;

/** One part of a store. */
export type StoreSpace = (typeof storeSpaces)[number];

/** One change of a store; `null` takes the key away. */
export interface StoreWrite {
  readonly space: StoreSpace;
  readonly key: string;
  readonly value: Json;
}

/**
 * The only state there is: links, names given out, delta tokens, checkpoints and the journal.
 * One writer at a time; a second one is refused with `locked`.
 */
export interface Store extends AsyncDisposable {
  /** Random when the store is made and kept with it: a plan is bound to it. */
  readonly id: string;
  get(space: StoreSpace, key: string): Promise<Json | undefined>;
  /** Entries whose key starts with `prefix`, in the order of their keys (by UTF-16 code unit). */
  scan(space: StoreSpace, prefix?: string): AsyncIterable<StoreEntry>;
  /**
   * Gives the entries of {@link Store.scan}, each value of which is a text, as they lie in memory: for a store that can
   * give millions of them sooner that way. Keys come without the prefix, in an object that is used again.
   */
  scanTexts?(
    space: StoreSpace,
    prefix: string,
    visit: (entry: Readonly<TextEntry>) => void,
  ): Promise<void>;
  /** Makes all writes or none; they are durable when this resolves. */
  commit(writes: readonly StoreWrite[]): Promise<void>;
}

/** One key, without a prefix, and the text that is its value. */
export interface TextEntry {
  readonly key: ByteText;
  readonly value: ByteText;
}

/** One key and its value. */
export interface StoreEntry {
  readonly key: string;
  readonly value: Json;
}
