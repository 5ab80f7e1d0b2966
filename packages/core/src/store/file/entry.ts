import type { Json } from "../../model/value.ts";
import type { StoreSpace } from "../store.ts";

const quote = 0x22;

/** One entry as it stands in a file. JSON writes tabs inside texts as `\t`, so that a tab can part the fields. */
export interface FileEntry {
  readonly space: StoreSpace;
  readonly key: string;
  /** JSON; `null` takes the key away. */
  readonly text: string;
}

/** Writes an entry as `space`, key and value with tabs between. */
export function entryText({ space, key, text }: FileEntry): string {
  return `${space}\t${JSON.stringify(key)}\t${text}`;
}

/** Reads the entries of a text that was joined of any number of {@link entryText}s with tabs. Throws on another text. */
export function entriesOf(text: string): readonly FileEntry[] {
  const fields = text === "" ? [] : text.split("\t");
  const entries: FileEntry[] = [];
  for (let at = 0; at < fields.length; at += 3) {
    const [space, key, value] = [fields[at], fields[at + 1], fields[at + 2]];
    if (space === undefined || key === undefined || value === undefined) {
      throw new SyntaxError("an entry has three fields");
    }
    entries.push({ space: space as StoreSpace, key: JSON.parse(key), text: value });
  }
  return entries;
}

/** Reads JSON; a text without escapes, as nearly all keys are, costs next to nothing. */
export function parsedJson(text: string): Json {
  const last = text.length - 1;
  const isPlain = last > 0 && text.charCodeAt(0) === quote && text.indexOf("\\") < 0;
  return isPlain && text.indexOf('"', 1) === last ? text.slice(1, last) : JSON.parse(text);
}

/** Reads the one entry of a line of a base. Throws on another text. */
export function entryOf(text: string): FileEntry {
  const first = text.indexOf("\t");
  const second = text.indexOf("\t", first + 1);
  if (first < 0 || second < 0) throw new SyntaxError("an entry has three fields");
  return {
    space: text.slice(0, first) as StoreSpace,
    key: parsedJson(text.slice(first + 1, second)) as string,
    text: text.slice(second + 1),
  };
}

/** Compares the places of two entries in a base: by space, then key. */
export function entryOrder(
  a: { readonly space: string; readonly key: string },
  b: { readonly space: string; readonly key: string },
): number {
  if (a.space !== b.space) return a.space < b.space ? -1 : 1;
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}
