/** Two 32-bit halves of the fingerprint that was made last; overwritten by the next one. */
export interface Fingerprint {
  lo: number;
  hi: number;
}

/** Makes the fingerprint of a text. The result is one object that is used again: read it before the next call. */
export type Fingerprinter = (text: string) => Readonly<Fingerprint>;

/**
 * Makes a fingerprinter of 64 bits over UTF-16 code units. It is quick and not cryptographic: the seed, which differs
 * from store to store, keeps somebody who can choose texts from choosing two with the same fingerprint.
 */
export function fingerprinter(seed: string): Fingerprinter {
  const result: Fingerprint = { lo: 0, hi: 0 };
  const [seedLo, seedHi] = seeds(seed);
  return (text) => {
    let lo = seedLo;
    let hi = seedHi;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      lo = Math.imul(lo ^ unit, 0x9e3779b1);
      hi = Math.imul(hi ^ unit, 0x5f356495);
    }
    lo = Math.imul(lo ^ (lo >>> 16), 0x85ebca6b) ^ Math.imul(hi ^ (hi >>> 13), 0xc2b2ae35);
    hi = Math.imul(hi ^ (hi >>> 16), 0x85ebca6b) ^ Math.imul(lo ^ (lo >>> 13), 0xc2b2ae35);
    result.lo = lo >>> 0;
    result.hi = hi >>> 0;
    return result;
  };
}

function seeds(seed: string): readonly [number, number] {
  let lo = 0x2545f491;
  let hi = 0x4f6cdd1d;
  for (let at = 0; at < seed.length; at++) {
    lo = Math.imul(lo ^ seed.charCodeAt(at), 0x01000193) | 0;
    hi = Math.imul(hi + seed.charCodeAt(at), 0x27d4eb2f) | 0;
  }
  return [lo, hi];
}
