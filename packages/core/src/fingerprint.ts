/** Two 32-bit halves of the fingerprint that was made last; overwritten by the next one. */
export interface Fingerprint {
  lo: number;
  hi: number;
}

/** Makes the fingerprint of a text. The result is one object that is used again: read it before the next call. */
export type Fingerprinter = (text: string) => Readonly<Fingerprint>;

/**
 * Makes a fingerprinter of 64 bits over UTF-16 code units: two lanes that feed each other, mixed as in MurmurHash3. It is
 * quick and not cryptographic. The seed differs from store to store, so that texts which share a fingerprint by chance in
 * one do not in all; against somebody who looks for such texts it is no protection, and what is found is compared in full.
 */
export function fingerprinter(seed: string): Fingerprinter {
  const result: Fingerprint = { lo: 0, hi: 0 };
  mix(seed, { lo: 0x9e3779b9, hi: 0x7f4a7c15 }, result);
  const start: Readonly<Fingerprint> = { ...result };
  return (text) => {
    mix(text, start, result);
    return result;
  };
}

function mix(text: string, start: Readonly<Fingerprint>, result: Fingerprint): void {
  let a = start.lo | 0;
  let b = start.hi | 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const k = Math.imul(unit, 0xcc9e2d51);
    a ^= Math.imul((k << 15) | (k >>> 17), 0x1b873593);
    a = (Math.imul((a << 13) | (a >>> 19), 5) + 0xe6546b64) | 0;
    const m = Math.imul(unit, 0x239b961b);
    b ^= Math.imul((m << 16) | (m >>> 16), 0xab0e9789);
    b = (Math.imul((b << 17) | (b >>> 15), 5) + a) | 0;
  }
  a = finished(((a ^ text.length) + b) | 0);
  b = finished((b + a) | 0);
  result.lo = (a + b) >>> 0;
  result.hi = (Math.imul(a, 3) + b) >>> 0;
}

function finished(lane: number): number {
  let h = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
