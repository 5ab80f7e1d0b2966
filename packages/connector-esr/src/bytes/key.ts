import { hashBits } from "./key-hash.ts";
import { fieldEnd, fieldStart, type Row } from "./row.ts";

/** A key of ESR's database, such as a person id: a whole number, exact; 0 when there is none. */
export type Key = number;

const mostDigits = 15;
const zero = 0x30;

/** Reads a key of 1 to 15 digits that does not begin with 0; 0 when the field is empty, -1 when it holds no key. */
export function keyAt(row: Row, column: number): Key {
  const start = fieldStart(row, column);
  const length = fieldEnd(row, column) - start;
  if (length === 0) return 0;
  if (length > mostDigits || row.buffer[start] === zero) return -1;
  let key = 0;
  for (let at = start; at < start + length; at++) {
    const digit = (row.buffer[at] as number) - zero;
    if (digit < 0 || digit > 9) return -1;
    key = key * 10 + digit;
  }
  return key;
}

/** Hashes a key to {@link hashBits} bits. */
export function hashKey(key: Key): number {
  let hash = Math.imul(key | 0, 0x9e3779b1) ^ Math.imul((key / 0x1_0000_0000) | 0, 0x85ebca6b);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> (32 - hashBits);
}
