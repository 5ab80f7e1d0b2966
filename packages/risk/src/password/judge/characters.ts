/** What kinds of characters a password holds. */
export interface Characters {
  /** How many of the five classes of Windows. */
  readonly classes: number;
  readonly space: boolean;
  /** NUL and the other controls of Unicode (category Cc). */
  readonly control: boolean;
}

// Microsoft, "Password must meet complexity requirements". Currency signs other than $ and spaces are not in the list.
const signs = new Set([..."~!@#$%^&*_-+=`|\\(){}[]:;\"'<>,.?/"].map((sign) => sign.charCodeAt(0)));
const upper = 1;
const lower = 2;
const digit = 4;
const sign = 8;
const uncased = 16;

/** Looks what kinds of characters the first `length` code points are. */
export function charactersOf(points: Uint32Array, length: number): Characters {
  let [classes, space, control] = [0, false, false];
  for (let at = 0; at < length; at++) {
    const point = points[at] as number;
    classes |= classOf(point);
    space ||= isSpace(point);
    control ||= point < 0x20 || (point >= 0x7f && point < 0xa0);
  }
  return { classes: bitsIn(classes), space, control };
}

function classOf(point: number): number {
  if (point < 0x80) return asciiClass(point);
  const character = String.fromCodePoint(point);
  if (/\p{Lu}/u.test(character)) return upper;
  if (/\p{Ll}/u.test(character)) return lower;
  return /\p{Alphabetic}/u.test(character) ? uncased : 0;
}

function asciiClass(point: number): number {
  if (point >= 0x61 && point <= 0x7a) return lower;
  if (point >= 0x41 && point <= 0x5a) return upper;
  if (point >= 0x30 && point <= 0x39) return digit;
  return signs.has(point) ? sign : 0;
}

function isSpace(point: number): boolean {
  if (point < 0x80) return point === 0x20 || (point >= 9 && point <= 13);
  return /\s/u.test(String.fromCodePoint(point));
}

function bitsIn(classes: number): number {
  let count = 0;
  for (let rest = classes; rest !== 0; rest >>= 1) count += rest & 1;
  return count;
}
