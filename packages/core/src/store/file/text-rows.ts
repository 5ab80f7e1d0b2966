import { type ByteText, byteText, textOf } from "../../model/byte-text.ts";
import type { StoreSpace, TextEntry } from "../store.ts";
import type { Base } from "./base.ts";
import { entryOf, parsedJson } from "./entry.ts";
import { checksumLength, isCheckedLine } from "./line.ts";
import type { MergeSource } from "./merge.ts";

/** What is read: as for a scan, with the lines of the base as they are. */
export interface TextSource extends Pick<MergeSource, "changes"> {
  readonly base: Pick<Base, "pieces" | "damagedAt">;
}

/** Which entries are read: those of a space whose keys start with `prefix`, which ends in an ASCII character. */
export interface TextQuery {
  readonly space: StoreSpace;
  readonly prefix: string;
  /** Gets each entry, in an object that is used again; the key without the prefix. */
  readonly visit: (entry: Readonly<TextEntry>) => void;
}

const [lineBreak, tab, quote, backslash, firstBeyondAscii] = [0x0a, 0x09, 0x22, 0x5c, 0x80];
const [ended, damaged] = [-1, -2];

/**
 * Reads entries whose values are texts, in order, from the bytes of the base: of nearly all of them no string is made.
 * Throws `protocol` when a line is damaged or a value is no text.
 */
export async function readTexts(source: TextSource, query: TextQuery): Promise<void> {
  const { space, prefix } = query;
  const changes = changesBetween(source, query);
  const rowAt = rowReader(query, (entry) => {
    if (!changes.isOver(entry.key)) query.visit(entry);
  });
  for await (const { at, bytes } of source.base.pieces({ space, key: prefix })) {
    let from = 0;
    while (from >= 0 && from < bytes.length) {
      const next = rowAt(bytes, from);
      if (next === damaged) throw await source.base.damagedAt(at + from);
      from = next;
    }
    if (from === ended) break;
  }
  changes.giveRest();
}

/** Gives the changes that come before a key, and tells whether one is of the very key. */
function changesBetween(
  { changes }: TextSource,
  { space, prefix, visit }: TextQuery,
): { isOver(key: ByteText): boolean; giveRest(): void } {
  const all = changes.entries(space, prefix).map(({ key, text }) => ({
    key: byteText(key.slice(prefix.length)),
    text,
  }));
  let next = 0;
  const give = ({ key, text }: (typeof all)[number]): void => {
    if (text !== null) visit({ key, value: byteText(parsedJson(text) as string) });
  };
  return {
    isOver(key) {
      for (let change = all[next]; change; change = all[next]) {
        const order = byteOrder(change.key, key);
        if (order > 0) return false;
        give(change);
        next++;
        if (order === 0) return true;
      }
      return false;
    },
    giveRest() {
      for (const change of all.slice(next)) give(change);
    },
  };
}

/** Reads the row that starts at an offset, and gives the offset of the next one. */
function rowReader(
  { space, prefix }: TextQuery,
  found: (entry: Readonly<TextEntry>) => void,
): (bytes: Buffer, from: number) => number {
  const head = Buffer.from(`${space}\t${JSON.stringify(prefix).slice(0, -1)}`);
  const key: ByteText = { bytes: head, from: 0, to: 0 };
  const value: ByteText = { bytes: head, from: 0, to: 0 };
  const entry: TextEntry = { key, value };
  return (bytes, from) => {
    const keyFrom = from + checksumLength + head.length;
    const keyTo = isAt(head, bytes, from + checksumLength) ? closingQuote(bytes, keyFrom) : -1;
    const isPlain = keyTo > 0 && bytes[keyTo + 1] === tab && bytes[keyTo + 2] === quote;
    const valueTo = isPlain ? closingQuote(bytes, keyTo + 3) : -1;
    if (valueTo < 0 || bytes[valueTo + 1] !== lineBreak) return otherRow(bytes, from);
    if (!isCheckedLine(bytes, from, valueTo + 1)) return damaged;
    key.bytes = bytes;
    key.from = keyFrom;
    key.to = keyTo;
    value.bytes = bytes;
    value.from = keyTo + 3;
    value.to = valueTo;
    found(entry);
    return valueTo + 2;
  };

  /** Reads a row with escapes, with letters beyond ASCII, or of something else. */
  function otherRow(bytes: Buffer, from: number): number {
    const at = bytes.indexOf(lineBreak, from);
    const to = at < 0 ? bytes.length : at;
    if (!isCheckedLine(bytes, from, to)) return damaged;
    const row = entryOf(bytes.toString("utf8", from + checksumLength, to));
    if (row.space !== space || !row.key.startsWith(prefix)) return ended;
    const text = parsedJson(row.text);
    if (typeof text !== "string") return damaged;
    found({ key: byteText(row.key.slice(prefix.length)), value: byteText(text) });
    return to + 1;
  }
}

function isAt(head: Buffer, bytes: Buffer, from: number): boolean {
  for (let at = 0; at < head.length; at++) if (bytes[from + at] !== head[at]) return false;
  return true;
}

/** Finds the quote that closes a text of plain ASCII, or −1. */
function closingQuote(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte === quote) return at;
    if (byte === backslash || byte >= firstBeyondAscii) return -1;
  }
  return -1;
}

/** By code unit where one of the two is ASCII, which orders as the bytes of UTF-8 do; otherwise by the texts. */
function byteOrder(one: ByteText, other: ByteText): number {
  const shorter = Math.min(one.to - one.from, other.to - other.from);
  for (let at = 0; at < shorter; at++) {
    const [a, b] = [one.bytes[one.from + at] as number, other.bytes[other.from + at] as number];
    if (a === b) continue;
    if (a < firstBeyondAscii || b < firstBeyondAscii) return a - b;
    const [text, otherText] = [textOf(one), textOf(other)];
    return text < otherText ? -1 : 1;
  }
  return one.to - one.from - (other.to - other.from);
}
