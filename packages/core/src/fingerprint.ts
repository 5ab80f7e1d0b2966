/** Two 32-bit halves of the fingerprint that was made last; overwritten by the next one. */
export interface Fingerprint {
  lo: number;
  hi: number;
}

/** Makes the fingerprint of a text. The result is one object that is used again: read it before the next call. */
export type Fingerprinter = (text: string) => Readonly<Fingerprint>;

// Below, encoding a text costs more than it saves.
const shortest = 32;
const longest = 16_384;
const encoder = new TextEncoder();
// UTF-8 has at most three bytes for a code unit; four more make the last word whole.
const words = new Uint32Array((longest * 3 + 4) / 4);
const bytes = new Uint8Array(words.buffer);

/**
 * Makes a fingerprinter of 64 bits: two lanes that feed each other, mixed as in MurmurHash3, over the code units of a
 * short text and over the UTF-8 of others, four bytes at a time. It is quick and not cryptographic. The seed differs
 * from store to store, so that texts which share a fingerprint by chance in one do not in all; against somebody who
 * looks for such texts it is no protection, and what is found is compared in full.
 */
export function fingerprinter(seed: string): Fingerprinter {
  const result: Fingerprint = { lo: 0, hi: 0 };
  mixUnits(seed, { lo: 0x9e3779b9, hi: 0x7f4a7c15 }, result);
  const start: Readonly<Fingerprint> = { ...result };
  return (text) => {
    const { length } = text;
    // Half a surrogate pair alone has no UTF-8 of its own.
    if (length < shortest || length > longest || !text.isWellFormed()) {
      mixUnits(text, start, result);
    } else {
      mixWords(encoder.encodeInto(text, bytes).written, start, result);
    }
    return result;
  };
}

function mixUnits(text: string, start: Readonly<Fingerprint>, result: Fingerprint): void {
  let a = start.lo | 0;
  let b = start.hi | 0;
  for (let at = 0; at < text.length; at++) {
    const word = text.charCodeAt(at);
    a = nextA(a, word);
    b = nextB(b, word, a);
  }
  finish(a ^ text.length, b, result);
}

/** Mixes the first `count` bytes of {@link bytes}. */
function mixWords(count: number, start: Readonly<Fingerprint>, result: Fingerprint): void {
  bytes[count] = 0;
  bytes[count + 1] = 0;
  bytes[count + 2] = 0;
  let a = start.lo | 0;
  let b = start.hi | 0;
  const end = (count + 3) >>> 2;
  for (let at = 0; at < end; at++) {
    const word = words[at] as number;
    a = nextA(a, word);
    b = nextB(b, word, a);
  }
  // Told apart from a text of as many code units.
  finish(a ^ ~count, b, result);
}

function nextA(a: number, word: number): number {
  const k = Math.imul(word, 0xcc9e2d51);
  const mixed = a ^ Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

function nextB(b: number, word: number, a: number): number {
  const k = Math.imul(word, 0x239b961b);
  const mixed = b ^ Math.imul((k << 16) | (k >>> 16), 0xab0e9789);
  return (Math.imul((mixed << 17) | (mixed >>> 15), 5) + a) | 0;
}

function finish(lane: number, other: number, result: Fingerprint): void {
  const a = finished((lane + other) | 0);
  const b = finished((other + a) | 0);
  result.lo = (a + b) >>> 0;
  result.hi = (Math.imul(a, 3) + b) >>> 0;
}

function finished(lane: number): number {
  let h = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
