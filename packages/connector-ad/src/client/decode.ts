import { packedOf } from "../packed/packed.ts";
import type { Entry, WireControl, WireResult } from "../wire.ts";
import {
  type Cursor,
  enter,
  enterAny,
  malformed,
  readBytes,
  readNumber,
  readText,
} from "./element.ts";
import { layoutAt, rememberTrails, type Trails } from "./trails.ts";

/** Takes what is decoded, each with the number of the request that it answers. */
export interface Answers {
  /** `size` is that of the message, in bytes. */
  entry(id: number, entry: Entry, size: number): void;
  references(id: number, urls: readonly string[]): void;
  /** `tag` is that of the response, such as 0x65 for the end of a search. */
  result(id: number, tag: number, result: Result): void;
}

/** What ends an operation. Only extended responses have a name. */
export interface Result extends WireResult {
  readonly name?: string | undefined;
}

const tags = {
  sequence: 0x30,
  set: 0x31,
  integer: 0x02,
  text: 0x04,
  enumerated: 0x0a,
  boolean: 0x01,
  entry: 0x64,
  reference: 0x73,
  intermediate: 0x79,
  referral: 0xa3,
  controls: 0xa0,
  extendedName: 0x8a,
} as const;

const resultTags: ReadonlySet<number> = new Set([0x61, 0x65, 0x67, 0x69, 0x6b, 0x6d, 0x6f, 0x78]);

/**
 * Makes a decoder of whole LDAPMessages (RFC 4511 section 4.1.1). Values are views of the bytes given; nothing of them is
 * copied or guessed. It throws `protocol` for anything that is not a response, and has then told nothing of it.
 */
export function decoder(answers: Answers): (bytes: Buffer, start: number, end: number) => void {
  const notes: EntryNotes = { trails: rememberTrails(), bounds: [], count: 0 };
  const cursor: Cursor = { bytes: Buffer.alloc(0), at: 0 };
  return (bytes, start, end) => {
    cursor.bytes = bytes;
    cursor.at = start;
    const limit = enter(cursor, tags.sequence, end);
    const id = readNumber(cursor, tags.integer, limit);
    const tag = bytes[cursor.at++] ?? 0;
    const bodyEnd = enterAny(cursor, limit);
    if (tag === tags.entry) answers.entry(id, readEntry(cursor, bodyEnd, notes), end - start);
    else if (tag === tags.reference) answers.references(id, readTexts(cursor, bodyEnd));
    else if (resultTags.has(tag)) answers.result(id, tag, readResult(cursor, bodyEnd, limit));
    else if (tag !== tags.intermediate) throw malformed("operation");
  };
}

/** What is kept from one entry to the next, so that reading an entry makes no list that grows. */
interface EntryNotes {
  readonly trails: Trails;
  /** Where the values of the entry at hand lie: the first `count` of them are its own. */
  readonly bounds: number[];
  count: number;
}

function readEntry(cursor: Cursor, end: number, notes: EntryNotes): Entry {
  const { trails } = notes;
  const dn = readText(cursor, tags.text, end);
  const listEnd = enter(cursor, tags.sequence, end);
  const listStart = cursor.at;
  notes.count = 0;
  let trail = trails.start();
  while (cursor.at < listEnd) {
    const attributeEnd = enter(cursor, tags.sequence, listEnd);
    const nameEnd = enter(cursor, tags.text, attributeEnd);
    const next = trails.next(trail, cursor, nameEnd);
    if (!next) {
      cursor.at = listStart;
      return { dn, attributes: readMap(cursor, listEnd) };
    }
    cursor.at = nameEnd;
    if (checkValues(cursor, attributeEnd, notes)) trail = next;
  }
  const bounds = notes.bounds.slice(0, notes.count);
  return { dn, attributes: packedOf({ layout: layoutAt(trail), bytes: cursor.bytes, bounds }) };
}

/**
 * Checks the values of an attribute and notes where they lie. One without values is left out: beside
 * `member;range=0-1499` an empty `member` does not mean no members.
 */
function checkValues(cursor: Cursor, limit: number, notes: EntryNotes): boolean {
  const end = enter(cursor, tags.set, limit);
  if (end !== limit) throw malformed("length");
  const start = cursor.at;
  while (cursor.at < end) cursor.at = enter(cursor, tags.text, end);
  if (start === end) return false;
  notes.bounds[notes.count++] = start;
  notes.bounds[notes.count++] = end;
  return true;
}

/** Reads attributes of which a name comes more than once: its values are put together. */
function readMap(cursor: Cursor, end: number): Map<string, Uint8Array[]> {
  const attributes = new Map<string, Uint8Array[]>();
  while (cursor.at < end) {
    const attributeEnd = enter(cursor, tags.sequence, end);
    const name = readText(cursor, tags.text, attributeEnd).toLowerCase();
    const values = attributes.get(name) ?? [];
    const valuesEnd = enter(cursor, tags.set, attributeEnd);
    if (valuesEnd !== attributeEnd) throw malformed("length");
    while (cursor.at < valuesEnd) values.push(readBytes(cursor, tags.text, valuesEnd));
    if (values.length > 0) attributes.set(name, values);
  }
  return attributes;
}

function readTexts(cursor: Cursor, end: number): string[] {
  const texts: string[] = [];
  while (cursor.at < end) texts.push(readText(cursor, tags.text, end));
  return texts;
}

function readResult(cursor: Cursor, end: number, limit: number): Result {
  const code = readNumber(cursor, tags.enumerated, end);
  const matchedDN = readText(cursor, tags.text, end);
  const diagnostic = readText(cursor, tags.text, end);
  const rest = readRest(cursor, end);
  cursor.at = end;
  const controls = cursor.at < limit ? readControls(cursor, limit) : [];
  return { code, matchedDN, diagnostic, controls, ...rest };
}

/** Of what may follow, in any response: where else to ask, and the name of an extended one. The rest is passed over. */
function readRest(cursor: Cursor, end: number): Pick<Result, "referrals" | "name"> {
  let referrals: readonly string[] = [];
  let name: string | undefined;
  while (cursor.at < end) {
    const tag = cursor.bytes[cursor.at++];
    const partEnd = enterAny(cursor, end);
    if (tag === tags.referral) referrals = readTexts(cursor, partEnd);
    if (tag === tags.extendedName) name = cursor.bytes.toString("utf8", cursor.at, partEnd);
    cursor.at = partEnd;
  }
  return name === undefined ? { referrals } : { referrals, name };
}

function readControls(cursor: Cursor, limit: number): WireControl[] {
  const controls: WireControl[] = [];
  const end = enter(cursor, tags.controls, limit);
  while (cursor.at < end) controls.push(readControl(cursor, enter(cursor, tags.sequence, end)));
  return controls;
}

function readControl(cursor: Cursor, end: number): WireControl {
  const oid = readText(cursor, tags.text, end);
  let critical = false;
  if (cursor.at < end && cursor.bytes[cursor.at] === tags.boolean) {
    critical = readBytes(cursor, tags.boolean, end)[0] !== 0;
  }
  if (cursor.at === end) return { oid, critical };
  // A cookie outlives the answer it came in, of which it would keep all the bytes.
  return { oid, critical, value: Uint8Array.from(readBytes(cursor, tags.text, end)) };
}
