import { constants, type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { ConnectorError } from "@rollcall/core";
import { appendLog } from "../../file/append-log.ts";
import { readWholeLines } from "../../file/lines.ts";
import { replaceFile } from "../../file/replace-file.ts";
import type { Entry } from "./change.ts";
import { fold, type Store } from "./store.ts";

const spec = "rollcall/national-directory@1";
// To read it, and to write at its end wherever that is.
const atEnd = constants.O_RDWR | constants.O_APPEND;

/** A journal that is kept in a file. */
export interface Kept {
  /** Resolves when every entry so far is on the disk. */
  durable(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Fills an empty store from a file, which is made from `planted` when it is not there, and adds every further entry to it.
 * A last line that was not written to its end is cut off. Throws `protocol` with the line that cannot be read.
 */
export async function keepIn(path: string, store: Store, planted: Iterable<Entry>): Promise<Kept> {
  const file = (await opened(path)) ?? (await made(path, planted));
  try {
    const { lines, end } = await readWholeLines(file);
    load(store, lines, path);
    await file.truncate(end);
  } catch (error) {
    await file.close();
    throw error;
  }
  const log = appendLog(file);
  store.watchers.unshift((entry) => log.append(JSON.stringify(entry)));
  const close = async (): Promise<void> => {
    await log.durable();
    await file.close();
  };
  return { durable: () => log.durable(), close };
}

/** Fills an empty store with what it starts with. */
export function keepNowhere(store: Store, planted: Iterable<Entry>): Kept {
  for (const entry of planted) fold(store, entry);
  return { durable: () => Promise.resolve(), close: () => Promise.resolve() };
}

async function opened(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, atEnd);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
}

async function made(path: string, planted: Iterable<Entry>): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true });
  await replaceFile(path, linesOf(planted));
  return open(path, atEnd);
}

function* linesOf(planted: Iterable<Entry>): Iterable<string> {
  yield JSON.stringify({ spec });
  for (const entry of planted) yield JSON.stringify(entry);
}

function load(store: Store, lines: readonly string[], file: string): void {
  const header = parsed(lines[0] ?? "", { file, line: 1 }) as { spec?: unknown };
  if (header.spec !== spec) throw unreadable({ file, line: 1 });
  for (const [at, line] of lines.slice(1).entries()) {
    const entry = parsed(line, { file, line: at + 2 }) as Entry;
    if (entry.seq > 0) {
      store.entries.push(entry);
      store.seq = entry.seq;
    }
    fold(store, entry);
  }
}

interface LinePlace {
  readonly file: string;
  readonly line: number;
}

function parsed(text: string, place: LinePlace): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // Said below with the place, since the parser's own message quotes the line.
  }
  throw unreadable(place);
}

function unreadable(where: LinePlace): ConnectorError {
  return new ConnectorError({
    code: "protocol",
    message: "the line is not one of a national directory",
    where,
    scope: "system",
    advice: "Put back a copy of the file from before.",
  });
}
