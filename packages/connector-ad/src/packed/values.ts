import type { Packed } from "./packed.ts";

/** A place among the values of one attribute. One serves for many, so that going through them costs no memory. */
export interface Values {
  bytes: Buffer;
  /** The value at hand lies from here to `end`. */
  start: number;
  end: number;
  /** Where the last one ends. */
  limit: number;
}

/** Makes a place that is nowhere yet. */
export function newValues(): Values {
  return { bytes: nothing, start: 0, end: 0, limit: 0 };
}

const nothing = Buffer.alloc(0);

/** Stands before the first value of the attribute at a position. */
export function openValues(values: Values, { bytes, bounds }: Packed, position: number): void {
  values.bytes = bytes;
  values.end = bounds[position * 2] as number;
  values.limit = bounds[position * 2 + 1] as number;
}

/** Goes on to the next value; tells whether there is one. That they are well-formed was checked when they came. */
export function nextValue(values: Values): boolean {
  const { bytes, end, limit } = values;
  if (end >= limit) return false;
  let start = end + 2;
  let length = bytes[end + 1] as number;
  if (length > 0x7f) {
    const size = length & 0x7f;
    length = bytes.readUIntBE(start, size);
    start += size;
  }
  values.start = start;
  values.end = start + length;
  return true;
}
