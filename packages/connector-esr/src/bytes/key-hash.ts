import { fieldEnd, fieldStart, type Row } from "./row.ts";

/** How many bits of a hash an index keeps. Two keys may share them: what is found is always read and compared. */
export const hashBits = 28;

const prime = 0x01000193;
const basis = 0x811c9dc5;

/** Hashes the bytes of a field to {@link hashBits} bits. */
export function hashField(row: Row, column: number, seed: number = basis): number {
  const end = fieldEnd(row, column);
  let hash = seed;
  for (let at = fieldStart(row, column); at < end; at++) {
    hash = Math.imul(hash ^ (row.buffer[at] as number), prime);
  }
  return mix(hash);
}

/** Hashes an ASCII text as {@link hashField} hashes the same bytes. */
export function hashText(text: string, seed: number = basis): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  return mix(hash);
}

function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  mixed ^= mixed >>> 16;
  return mixed >>> (32 - hashBits);
}
