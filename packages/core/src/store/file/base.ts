import { type FileHandle, open } from "node:fs/promises";
import { type BaseFrame, readFrame } from "./base-frame.ts";
import { damagedStore } from "./damaged.ts";
import { entryOf, entryOrder, type FileEntry } from "./entry.ts";
import { type EntryLine, firstNotBefore, lineFrom } from "./first-not-before.ts";
import type { Header } from "./header.ts";
import { uncheckedText } from "./line.ts";
import { eachLine, type FilePiece, filePieces, lineBreak, type Stretch } from "./lines.ts";
import { rooms } from "./rooms.ts";

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
const near = 64 * 1024;
const far = 128 * 1024;
/** By depth and not by number, so that those of one space do not keep out those of the others: up to 8191 pivots. */
const rememberedHalvings = 13;

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
        const found = await find(place);
        return found && entryOrder(found.entry, place) === 0 ? found.entry : undefined;
      },
      async *from(place) {
        if (!place) return yield* allEntries(handle, path, frame);
        const found = await find(place);
        if (!found) return;
        // Many who look for a few entries find none, and this one tells them.
        yield [found.entry];
        const rest = { from: found.next, to: frame.to, chunk: small, upTo: far };
        yield* entries(handle, path, rest);
      },
      async *pieces(place) {
        const found = await find(place);
        if (found) yield* filePieces(handle, { from: found.at, to: frame.to, chunk: far });
      },
      damagedAt: async (at) => await damagedAt(handle, path, at),
      close: async () => await handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function* allEntries(
  handle: FileHandle,
  path: string,
  frame: BaseFrame,
): AsyncGenerator<readonly FileEntry[]> {
  let count = 0;
  for await (const found of entries(handle, path, { ...frame, chunk: far })) {
    count += found.length;
    yield found;
  }
  if (count !== frame.entries) throw miscounted(path);
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

interface Found extends EntryLine {
  readonly entry: FileEntry;
}

/** Makes what finds the first entry that is not before a place. */
function finder(
  handle: FileHandle,
  path: string,
  frame: BaseFrame,
): (place: Place) => Promise<Found | undefined> {
  const blockOf = blockFinder(handle, path, frame);
  const { within } = rooms(near + small);
  const findIn = async (place: Place, room: Buffer): Promise<Found | undefined> => {
    for await (const piece of filePieces(handle, await blockOf(place, room))) {
      const line = firstNotBefore(piece, place);
      if (!line) continue;
      if (!line.entry) throw await damagedAt(handle, path, line.at);
      return { ...line, entry: line.entry };
    }
    return undefined;
  };
  return (place) => within((room) => findIn(place, room));
}

/** Makes what finds a stretch whose first chunk nearly always has the first entry that is not before a place. */
function blockFinder(
  handle: FileHandle,
  path: string,
  { from, to }: BaseFrame,
): (place: Place, room: Buffer) => Promise<Stretch> {
  // Searches halve the same way each time, so that the first reads of one are those of all.
  const pivots = new Map<number, Pivot | undefined>();
  return async (place, room) => {
    let [low, high] = [from, to];
    for (let halvings = 0; high - low > near; halvings++) {
      const middle = Math.floor((low + high) / 2);
      const pivot = pivots.has(middle)
        ? pivots.get(middle)
        : await firstAfter(handle, path, { from: middle, to, chunk: small, room });
      if (halvings < rememberedHalvings) pivots.set(middle, pivot);
      if (pivot && pivot.at < high && entryOrder(pivot.entry, place) < 0) low = pivot.at;
      else high = middle;
    }
    // The entry may be in the first line that starts beyond `high`.
    return { from: low, to, chunk: high - low + small, room };
  };
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
  for await (const piece of filePieces(handle, stretch)) {
    const start = piece.at === stretch.from ? piece.bytes.indexOf(lineBreak) + 1 : 0;
    if (start === piece.bytes.length) continue;
    const { at, entry } = lineFrom(piece, start);
    if (!entry) throw await damagedAt(handle, path, at);
    return { at, entry: { space: entry.space, key: entry.key } };
  }
  return undefined;
}

function miscounted(file: string): Error {
  return damagedStore({ file, rule: "there are as many entries as the last line says" });
}

async function damagedAt(handle: FileHandle, path: string, at: number): Promise<Error> {
  let line = 1;
  for await (const { bytes } of filePieces(handle, { from: 0, to: at, chunk: far })) {
    eachLine(bytes, () => line++);
  }
  return damagedStore({ file: path, line, rule: "the checksum of the line holds" });
}
