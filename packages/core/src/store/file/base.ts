import { type FileHandle, open } from "node:fs/promises";
import { type BaseFrame, readFrame } from "./base-frame.ts";
import { damagedStore } from "./damaged.ts";
import { entryOf, entryOrder, type FileEntry } from "./entry.ts";
import type { Header } from "./header.ts";
import { checksumLength, uncheckedText } from "./line.ts";
import {
  eachLine,
  type FileLine,
  type FilePiece,
  fileLines,
  filePieces,
  readBytes,
  type Stretch,
} from "./lines.ts";

/**
 * The immutable part of a store: checked lines in the order of space and key. It is looked up by halves, so that opening
 * it costs the same for ten entries and for ten million.
 */
export interface Base {
  readonly header: Header;
  /** In bytes. */
  readonly size: number;
  get(place: Place): Promise<FileEntry | undefined>;
  /** The entries from `place` on (from the first when missing), many at a time. */
  from(place?: Place): AsyncIterable<readonly FileEntry[]>;
  /** The lines from `place` on as they are, unchecked. */
  pieces(place: Place): AsyncIterable<FilePiece>;
  /** Makes the error for a line, by its offset, whose checksum does not hold. */
  damagedAt(at: number): Promise<Error>;
  close(): Promise<void>;
}

/** Where an entry stands. */
export type Place = Pick<FileEntry, "space" | "key">;

const small = 4 * 1024;
const near = 16 * 1024;
const far = 128 * 1024;
const rememberedPivots = 8192;

/** Opens a base. Throws `protocol` when its first or last line is damaged, and ENOENT when there is none. */
export async function openBase(path: string): Promise<Base> {
  const handle = await open(path, "r");
  try {
    const frame = await readFrame(handle, path);
    const find = finder(handle, path, frame);
    return {
      header: frame.header,
      size: frame.to,
      async get(place) {
        const known = await lookedUp(handle, await find.block(place), place);
        if (known) return known;
        const { value } = await entries(handle, path, await find(place, near)).next();
        const entry = value?.[0];
        return entry && entryOrder(entry, place) === 0 ? entry : undefined;
      },
      async *from(place) {
        if (place) {
          return yield* entries(handle, path, { ...(await find(place, small)), upTo: far });
        }
        let count = 0;
        for await (const found of entries(handle, path, { ...frame, chunk: far })) {
          count += found.length;
          yield found;
        }
        if (count !== frame.entries) throw miscounted(path);
      },
      async *pieces(place) {
        yield* filePieces(handle, await find(place, far));
      },
      damagedAt: async (at) => await damagedAt(handle, path, at),
      close: async () => await handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function* entries(
  handle: FileHandle,
  path: string,
  stretch: Stretch,
): AsyncGenerator<readonly FileEntry[]> {
  for await (const { at, bytes } of filePieces(handle, stretch)) {
    const found: FileEntry[] = [];
    let damaged = -1;
    eachLine(bytes, (from, to) => {
      const text = uncheckedText(bytes, from, to);
      if (text !== undefined) found.push(entryOf(text));
      else if (damaged < 0) damaged = at + from;
    });
    if (damaged >= 0) throw await damagedAt(handle, path, damaged);
    yield found;
  }
}

/** Looks for an entry by its bytes in the block in which it stands if it is there; `undefined` proves nothing. */
async function lookedUp(
  handle: FileHandle,
  { from, to }: Stretch,
  { space, key }: Place,
): Promise<FileEntry | undefined> {
  const bytes = await readBytes(handle, from, Math.min(near * 2, to - from));
  // Tabs stand between fields only, and nowhere else are these two between three of them.
  const at = bytes.indexOf(`\t${space}\t${JSON.stringify(key)}\t`);
  const end = at < 0 ? -1 : bytes.indexOf("\n", at);
  const text = end < 0 ? undefined : uncheckedText(bytes, at + 1 - checksumLength, end);
  return text === undefined ? undefined : entryOf(text);
}

interface Finder {
  (place: Place, chunk: number): Promise<Stretch>;
  /** Gives a stretch that starts where a line starts and not far before the place. */
  readonly block: (place: Place) => Promise<Stretch>;
}

/** Finds the stretch from the first entry that is not before a place. */
function finder(handle: FileHandle, path: string, frame: BaseFrame): Finder {
  // Searches halve the same way each time, so that the first few reads of one are those of all.
  const pivots = new Map<number, Pivot | undefined>();
  const pivotAt = async (middle: number): Promise<Pivot | undefined> => {
    if (pivots.has(middle)) return pivots.get(middle);
    const pivot = await firstAfter(handle, path, { from: middle, to: frame.to, chunk: 4096 });
    if (pivots.size < rememberedPivots) pivots.set(middle, pivot);
    return pivot;
  };
  const block = async (place: Place): Promise<Stretch> => {
    let { from: low, to: high } = frame;
    while (high - low > near) {
      const middle = Math.floor((low + high) / 2);
      const pivot = await pivotAt(middle);
      if (pivot && pivot.at < high && entryOrder(pivot.entry, place) < 0) low = pivot.at;
      else high = middle;
    }
    return { from: low, to: frame.to, chunk: near };
  };
  const find = async (place: Place, chunk: number): Promise<Stretch> => {
    for await (const lines of fileLines(handle, await block(place))) {
      for (const line of lines) {
        if (entryOrder(await entryAt(handle, path, line), place) >= 0) {
          return { from: line.at, to: frame.to, chunk };
        }
      }
    }
    return { from: frame.to, to: frame.to, chunk };
  };
  return Object.assign(find, { block });
}

interface Pivot {
  readonly at: number;
  readonly entry: Place;
}

/** Reads the first line that starts after the start of a stretch, which may lie within a line. */
async function firstAfter(
  handle: FileHandle,
  path: string,
  stretch: Stretch,
): Promise<Pivot | undefined> {
  let seen = 0;
  for await (const lines of fileLines(handle, stretch)) {
    for (const line of lines) {
      if (seen++ === 0) continue;
      const { space, key } = await entryAt(handle, path, line);
      return { at: line.at, entry: { space, key } };
    }
  }
  return undefined;
}

async function entryAt(handle: FileHandle, path: string, line: FileLine): Promise<FileEntry> {
  const text = uncheckedText(line.bytes);
  if (text === undefined) throw await damagedAt(handle, path, line.at);
  return entryOf(text);
}

function miscounted(file: string): Error {
  return damagedStore({ file, rule: "there are as many entries as the last line says" });
}

async function damagedAt(handle: FileHandle, path: string, at: number): Promise<Error> {
  let line = 1;
  for await (const lines of fileLines(handle, { from: 0, to: at, chunk: far }))
    line += lines.length;
  return damagedStore({ file: path, line, rule: "the checksum of the line holds" });
}
