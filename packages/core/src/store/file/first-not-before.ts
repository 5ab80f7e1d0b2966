import { entryOf, entryOrder, type FileEntry } from "./entry.ts";
import { uncheckedText } from "./line.ts";
import { type FilePiece, lineBreak } from "./lines.ts";

/** A line of a base: the offsets at which it and the next one start, and its entry, if its checksum holds. */
export interface EntryLine {
  readonly at: number;
  readonly next: number;
  readonly entry: FileEntry | undefined;
}

/**
 * Finds the first line of a piece that is not before a place, by halves; `undefined` when all are before it. A damaged
 * line that it comes upon is what it gives: the lines on either side of the place are always looked at.
 */
export function firstNotBefore(
  piece: FilePiece,
  place: Pick<FileEntry, "space" | "key">,
): EntryLine | undefined {
  let found: EntryLine | undefined;
  let [low, high] = [0, piece.bytes.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const from = low + piece.bytes.subarray(low, middle).lastIndexOf(lineBreak) + 1;
    const line = lineFrom(piece, from);
    if (!line.entry) return line;
    if (entryOrder(line.entry, place) < 0) {
      low = line.next - piece.at;
    } else {
      found = line;
      high = from;
    }
  }
  return found;
}

/** Reads the line that starts at an offset within a piece. */
export function lineFrom({ at, bytes }: FilePiece, from: number): EntryLine {
  const end = bytes.indexOf(lineBreak, from);
  const to = end < 0 ? bytes.length : end;
  const text = uncheckedText(bytes, from, to);
  return {
    at: at + from,
    next: at + to + 1,
    entry: text === undefined ? undefined : entryOf(text),
  };
}
