import { type ByteText, textOf } from "./model/byte-text.ts";

/** Two 32-bit halves, with sign, of the fingerprint that was made last; overwritten by the next one. */
export interface Fingerprint {
  lo: number;
  hi: number;
}

/** Makes the fingerprint of a text. The result is one object that is used again: read it before the next call. */
export interface Fingerprinter {
  (text: string): Readonly<Fingerprint>;
  /** The same, of the bytes of a text. */
  readonly ofBytes: (text: ByteText) => Readonly<Fingerprint>;
}

/**
 * Makes a fingerprinter of 64 bits: two lanes that feed each other, mixed as in MurmurHash3. It is quick and not
 * cryptographic. The seed differs from store to store, so that texts which share a fingerprint by chance in one do not in
 * all; against somebody who looks for such texts it is no protection, and what is found is compared in full.
 */
export function fingerprinter(seed: string): Fingerprinter {
  const lanes: Lanes = { a: 0x1e3779b9, b: 0x7f4a7c15 };
  takeText(seed, lanes);
  const { a, b } = lanes;
  const result: Fingerprint = { lo: 0, hi: 0 };
  const ofText = (text: string): Readonly<Fingerprint> => {
    lanes.a = a;
    lanes.b = b;
    takeText(text, lanes);
    return finish(lanes.a, lanes.b, result);
  };
  const ofBytes = (text: ByteText): Readonly<Fingerprint> => {
    lanes.a = a;
    lanes.b = b;
    if (!takeAscii(text, lanes)) takeText(textOf(text), lanes);
    return finish(lanes.a, lanes.b, result);
  };
  return Object.assign(ofText, { ofBytes });
}

interface Lanes {
  a: number;
  b: number;
}

function takeText(text: string, lanes: Lanes): void {
  const { length } = text;
  let x = lanes.a;
  let y = lanes.b;
  let at = 0;
  for (; at + 3 < length; at += 4) {
    x = (nextA(x, text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16)) + y) | 0;
    y = (nextB(y, text.charCodeAt(at + 2) | (text.charCodeAt(at + 3) << 16)) + x) | 0;
  }
  // One round more holds the rest and the length, so that no two rows of texts are the same row of rounds.
  const one = at < length ? text.charCodeAt(at) : 0;
  const two = at + 1 < length ? text.charCodeAt(at + 1) : 0;
  const three = at + 2 < length ? text.charCodeAt(at + 2) : 0;
  lanes.a = (nextA(x, one | (two << 16)) + y) | 0;
  lanes.b = (nextB(y, three | (length << 16)) + lanes.a) | 0;
}

/** Does as {@link takeText} with the bytes of a text, or tells that it cannot: beyond ASCII a byte is no code unit. */
function takeAscii({ bytes, from, to }: ByteText, lanes: Lanes): boolean {
  let x = lanes.a;
  let y = lanes.b;
  let seen = 0;
  let at = from;
  for (; at + 3 < to; at += 4) {
    const [one, two] = [bytes[at] as number, bytes[at + 1] as number];
    const [three, four] = [bytes[at + 2] as number, bytes[at + 3] as number];
    seen |= one | two | three | four;
    x = (nextA(x, one | (two << 16)) + y) | 0;
    y = (nextB(y, three | (four << 16)) + x) | 0;
  }
  const one = at < to ? (bytes[at] as number) : 0;
  const two = at + 1 < to ? (bytes[at + 1] as number) : 0;
  const three = at + 2 < to ? (bytes[at + 2] as number) : 0;
  if ((seen | one | two | three) > 0x7f) return false;
  lanes.a = (nextA(x, one | (two << 16)) + y) | 0;
  lanes.b = (nextB(y, three | ((to - from) << 16)) + lanes.a) | 0;
  return true;
}

/** Takes a word into the first of two lanes; the sum with the other lane is its next value. */
export function nextA(a: number, word: number): number {
  const k = Math.imul(word, 0xcc9e2d51);
  const mixed = a ^ Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  return Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64;
}

/** Takes a word into the second of two lanes. */
export function nextB(b: number, word: number): number {
  const k = Math.imul(word, 0x239b961b);
  const mixed = b ^ Math.imul((k << 16) | (k >>> 16), 0xab0e9789);
  return Math.imul((mixed << 17) | (mixed >>> 15), 5) + 0x561ccd1b;
}

/** Makes the fingerprint of what two lanes have taken in. */
export function finish(a: number, b: number, result: Fingerprint): Readonly<Fingerprint> {
  const one = finished((a + b) | 0);
  const other = finished((b + one) | 0);
  result.lo = (one + other) | 0;
  result.hi = (Math.imul(one, 3) + other) | 0;
  return result;
}

function finished(lane: number): number {
  let h = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
