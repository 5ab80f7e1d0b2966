import { brokenRule, type LineRule } from "./line-rule.ts";

/** What becomes of the lines of a list. */
export interface LineTaker {
  /** Gets a hash: its first byte, and the eight bytes after it as two halves. */
  take(shard: number, high: number, low: number): void;
  /** Gets the number of a line, from 1, that cannot be used, and why. */
  refuse(line: number, rule: LineRule): void;
}

/** In bytes: beyond it a line is not looked at. */
export const longestLine: number = 2 ** 16;

/** How far a list has been parsed. */
export interface ParsedLines {
  /** Lines so far, blank ones too. */
  lines: number;
  /** Hashes that were seen less often than the least count; a count of 0 is padding and always one of them. */
  leftOut: number;
}

const hashDigits = 40;
const newLine = 0x0a;
const carriageReturn = 0x0d;
const colon = 0x3a;
const zero = 0x30;
// More digits than the count of anything has.
const longestCount = 15;
// In the place of a count, above and below all of them.
const missing = 2 ** 53;
const refused = -1;

const notADigit = 0xff;
const digitValues = new Uint8Array(256).fill(notADigit);
for (let value = 0; value < 16; value++) {
  const digit = value.toString(16);
  digitValues[digit.charCodeAt(0)] = value;
  digitValues[digit.toUpperCase().charCodeAt(0)] = value;
}

/** Parses whole lines, each with its end, from the first byte to the last; the very last line may be without one. */
export function parseLines(bytes: Uint8Array, { leastCount, parsed, taker }: Parsing): void {
  let at = 0;
  while (at < bytes.length) {
    parsed.lines++;
    const hashEnd = at + hashDigits;
    const hasHash = hashEnd <= bytes.length && isHash(bytes, at);
    const end = endOfLine(bytes, hasHash ? hashEnd : at);
    const text = end > at && bytes[end - 1] === carriageReturn ? end - 1 : end;
    const count = hasHash ? countAfter(bytes, hashEnd, text) : refused;
    if (count >= leastCount && (count < missing || leastCount <= 1)) take(bytes, at, taker);
    else if (count >= 0 && count < missing) parsed.leftOut++;
    else if (text > at) taker.refuse(parsed.lines, ruleOf(bytes, at, end));
    at = end + 1;
  }
}

/** What lines are parsed by, and where what they are goes. */
interface Parsing {
  readonly leastCount: number;
  readonly parsed: ParsedLines;
  readonly taker: LineTaker;
}

function endOfLine(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) if (bytes[at] === newLine) return at;
  return bytes.length;
}

function ruleOf(bytes: Uint8Array, start: number, end: number): LineRule {
  if (end - start > longestLine) return "long";
  const line = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start);
  return brokenRule(line.toString("latin1").replace(/\r$/, ""));
}

/** Gives the count after a hash: `missing` when there is none, and `refused` when it is not one. */
function countAfter(bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return missing;
  if (bytes[start] !== colon || end - start < 2 || end - start > longestCount + 1) return refused;
  let count = 0;
  for (let at = start + 1; at < end; at++) {
    const digit = (bytes[at] as number) - zero;
    if (digit < 0 || digit > 9) return refused;
    count = count * 10 + digit;
  }
  return count;
}

function isHash(bytes: Uint8Array, start: number): boolean {
  let seen = 0;
  for (let at = start; at < start + hashDigits; at++)
    seen |= digitValues[bytes[at] as number] as number;
  return seen < 16;
}

function take(bytes: Uint8Array, at: number, taker: LineTaker): void {
  const shard = (digitAt(bytes, at) << 4) | digitAt(bytes, at + 1);
  taker.take(shard, wordAt(bytes, at + 2), wordAt(bytes, at + 10));
}

function wordAt(bytes: Uint8Array, start: number): number {
  let word = 0;
  for (let at = start; at < start + 8; at++) word = (word << 4) | digitAt(bytes, at);
  return word >>> 0;
}

function digitAt(bytes: Uint8Array, at: number): number {
  return digitValues[bytes[at] as number] as number;
}
