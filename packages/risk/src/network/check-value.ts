/** A part of a file in which values of the MaxMind DB format lie, and what was seen of it. */
export interface ValueSection {
  readonly bytes: Uint8Array;
  /** The position that pointers count from. */
  readonly from: number;
  readonly to: number;
  /** Marks a position as the start of a value; `false` when it was marked before. */
  readonly mark: (at: number) => boolean;
  /** Where values are pointed to that were not walked yet. */
  readonly waiting: number[];
}

/** No database that we know nests deeper than four. */
const deepest = 64;

/**
 * Walks a value, and those in it, and gives the position after it. Throws RangeError when it leaves the section, and
 * for a type or a size that the format does not have: a reader that trusts the sizes could be made to take any amount
 * of memory. What is pointed to goes to `waiting`. The format is that of https://maxmind.github.io/MaxMind-DB/, version
 * 2.
 */
export function checkValue(section: ValueSection, at: number, depth = 0): number {
  if (depth > deepest) throw new RangeError("nested too deep");
  const control = byteAt(section, at);
  if (control >> 5 === pointer) return checkPointer(section, at, control);
  const isExtended = control >> 5 === 0;
  const type = isExtended ? byteAt(section, at + 1) + 7 : control >> 5;
  if (isExtended && type < 8) throw new RangeError("an unknown type");
  const { size, next } = sizeAt(section, at + (isExtended ? 2 : 1), control & 31);
  if (type === map || type === array) {
    let end = next;
    const values = type === map ? size * 2 : size;
    for (let count = 0; count < values; count += 1) end = checkValue(section, end, depth + 1);
    return end;
  }
  const payload = payloadOf(type, size);
  if (next + payload > section.to) throw new RangeError("a value beyond the end");
  return next + payload;
}

const pointer = 1;
const map = 7;
const array = 11;
const boolean = 14;

/** The sizes in bytes that the types which hold no other values may have. */
const sizes: Readonly<Record<number, readonly [least: number, most: number]>> = {
  2: [0, Number.POSITIVE_INFINITY],
  3: [8, 8],
  4: [0, Number.POSITIVE_INFINITY],
  5: [0, 2],
  6: [0, 4],
  8: [0, 4],
  9: [0, 8],
  10: [0, 16],
  [boolean]: [0, 1],
  15: [4, 4],
};

function payloadOf(type: number, size: number): number {
  const range = sizes[type];
  if (!range) throw new RangeError("an unknown type");
  if (size < range[0] || size > range[1]) throw new RangeError("a value of a wrong size");
  return type === boolean ? 0 : size;
}

function checkPointer(section: ValueSection, at: number, control: number): number {
  const length = (control >> 3) & 3;
  let packed = length === 3 ? 0 : control & 7;
  for (let index = 0; index <= length; index += 1) {
    packed = packed * 256 + byteAt(section, at + 1 + index);
  }
  const target = section.from + packed + ([0, 2048, 526_336, 0][length] ?? 0);
  if (target >= section.to) throw new RangeError("a pointer beyond the end");
  if (section.mark(target)) section.waiting.push(target);
  return at + 2 + length;
}

function sizeAt(
  section: ValueSection,
  at: number,
  size: number,
): { readonly size: number; readonly next: number } {
  if (size < 29) return { size, next: at };
  const length = size - 28;
  let more = 0;
  for (let index = 0; index < length; index += 1) more = more * 256 + byteAt(section, at + index);
  return { size: ([29, 285, 65_821][length - 1] ?? 0) + more, next: at + length };
}

function byteAt({ bytes, from, to }: ValueSection, at: number): number {
  if (at < from || at >= to) throw new RangeError("a value beyond the end");
  return bytes[at] ?? 0;
}
