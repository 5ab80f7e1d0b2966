import { parseLine, unreadableLine } from "../../file/line.ts";
import { type LineFile, openLineFile } from "../../file/line-file.ts";
import type { Entry } from "./change.ts";
import { fold, type Store } from "./store.ts";

const spec = "rollcall/national-directory@1";

/** A journal that is kept in a file. */
export type Kept = Pick<LineFile, "durable" | "close">;

/**
 * Fills an empty store from a file, which is made from `planted` when it is not there, and adds every further entry to it.
 * Throws `protocol` with the line that cannot be read.
 */
export async function keepIn(path: string, store: Store, planted: Iterable<Entry>): Promise<Kept> {
  const file = await openLineFile(path, {
    first: () => linesOf(planted),
    load: (lines) => load(store, lines, path),
  });
  store.watchers.unshift((entry) => file.append(JSON.stringify(entry)));
  return file;
}

/** Fills an empty store with what it starts with. */
export function keepNowhere(store: Store, planted: Iterable<Entry>): Kept {
  for (const entry of planted) fold(store, entry);
  return { durable: () => Promise.resolve(), close: () => Promise.resolve() };
}

function* linesOf(planted: Iterable<Entry>): Iterable<string> {
  yield JSON.stringify({ spec });
  for (const entry of planted) yield JSON.stringify(entry);
}

function load(store: Store, lines: readonly string[], file: string): void {
  const place = { file, line: 1 };
  const header = parseLine(lines[0], place) as { spec?: unknown };
  if (header.spec !== spec) {
    throw unreadableLine(place, "the file holds another directory, or none");
  }
  for (const [at, line] of lines.slice(1).entries()) {
    const entry = parseLine(line, { file, line: at + 2 }) as Entry;
    if (entry.seq > 0) {
      store.entries.push(entry);
      store.seq = entry.seq;
    }
    fold(store, entry);
  }
}
