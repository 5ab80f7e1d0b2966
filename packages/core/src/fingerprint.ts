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

/** Makes one fingerprint of many texts and numbers, taken in one after the other. */
export interface Mixer {
  /** Begins anew. */
  start(): void;
  /** Takes in a text as {@link Mixer.long} does; the two do not give the same. */
  text(text: string): void;
  /** Takes in the bytes of a text, which gives what {@link Mixer.text} gives for the text. */
  bytes(text: ByteText): void;
  /** Takes in a text that was put together of others, or is long, in a quarter of the time. */
  long(text: string): void;
  /** Takes in a whole number of 32 bits. */
  number(number: number): void;
  /** Gives the fingerprint of what came since the start, in an object that is used again. */
  finish(): Readonly<Fingerprint>;
}

const longest = 16_384;
const encoder = new TextEncoder();
// UTF-8 has at most three bytes for a code unit; eight more make the last two words whole.
const words = new Int32Array((longest * 3 + 8) / 4);
const encoded = new Uint8Array(words.buffer);

/**
 * Makes a fingerprinter of 64 bits: two lanes that feed each other, mixed as in MurmurHash3. It is quick and not
 * cryptographic. The seed differs from store to store, so that texts which share a fingerprint by chance in one do not in
 * all; against somebody who looks for such texts it is no protection, and what is found is compared in full.
 */
export function fingerprinter(seed: string): Fingerprinter {
  const { start, text: take, bytes: takeBytes, finish } = mixer(seed);
  const ofText = (text: string): Readonly<Fingerprint> => {
    start();
    take(text);
    return finish();
  };
  const ofBytes = (text: ByteText): Readonly<Fingerprint> => {
    start();
    takeBytes(text);
    return finish();
  };
  return Object.assign(ofText, { ofBytes });
}

/** Makes a {@link Mixer} with a seed of its own, as {@link fingerprinter} does. */
export function mixer(seed: string): Mixer {
  const result: Fingerprint = { lo: 0, hi: 0 };
  let a = 0x1e3779b9;
  let b = 0x7f4a7c15;
  const take = (text: string): void => {
    const { length } = text;
    let x = a;
    let y = b;
    let at = 0;
    for (; at + 3 < length; at += 4) {
      x = (nextA(x, text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16)) + y) | 0;
      y = (nextB(y, text.charCodeAt(at + 2) | (text.charCodeAt(at + 3) << 16)) + x) | 0;
    }
    // One round more holds the rest and the length, so that no two rows of texts are the same row of rounds.
    const one = at < length ? text.charCodeAt(at) : 0;
    const two = at + 1 < length ? text.charCodeAt(at + 1) : 0;
    const three = at + 2 < length ? text.charCodeAt(at + 2) : 0;
    a = (nextA(x, one | (two << 16)) + y) | 0;
    b = (nextB(y, three | (length << 16)) + a) | 0;
  };
  take(seed);
  const [startA, startB] = [a, b];
  return {
    start() {
      a = startA;
      b = startB;
    },
    text: take,
    bytes(text) {
      const { bytes, from, to } = text;
      let x = a;
      let y = b;
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
      // Beyond ASCII a byte is no code unit.
      if ((seen | one | two | three) > 0x7f) return take(textOf(text));
      a = (nextA(x, one | (two << 16)) + y) | 0;
      b = (nextB(y, three | ((to - from) << 16)) + a) | 0;
    },
    long(text) {
      // Half a surrogate pair alone has no UTF-8 of its own.
      if (text.length > longest || !text.isWellFormed()) return take(text);
      const { written } = encoder.encodeInto(text, encoded);
      encoded.fill(0, written, written + 8);
      let x = a;
      let y = b;
      for (let at = 0; at * 4 < written; at += 2) {
        x = (nextA(x, words[at] as number) + y) | 0;
        y = (nextB(y, words[at + 1] as number) + x) | 0;
      }
      // Told apart from a text of as many units that was taken in one by one.
      a = (nextA(x, ~written) + y) | 0;
      b = y;
    },
    number(number) {
      a = (nextA(a, number) + b) | 0;
      b = (nextB(b, ~number) + a) | 0;
    },
    finish() {
      const one = finished((a + b) | 0);
      const other = finished((b + one) | 0);
      result.lo = (one + other) | 0;
      result.hi = (Math.imul(one, 3) + other) | 0;
      return result;
    },
  };
}

function nextA(a: number, word: number): number {
  const k = Math.imul(word, 0xcc9e2d51);
  const mixed = a ^ Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  return Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64;
}

function nextB(b: number, word: number): number {
  const k = Math.imul(word, 0x239b961b);
  const mixed = b ^ Math.imul((k << 16) | (k >>> 16), 0xab0e9789);
  return Math.imul((mixed << 17) | (mixed >>> 15), 5) + 0x561ccd1b;
}

function finished(lane: number): number {
  let h = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
