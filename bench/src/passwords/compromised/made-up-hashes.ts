const hashLength = 20;
const wordsInHash = 5;
// Odd, so that no two numbers below 2^32 become the same one.
const spread = 0x9e3779b1;

/**
 * Gives hash number `index` as its 20 bytes: made up, spread as evenly as SHA-1, and each another. Up to 800 million.
 */
export function madeUpHash(index: number): Uint8Array {
  const hash = new Uint8Array(hashLength);
  writeHash(index, hash);
  return hash;
}

/** Writes hash number `index` over `hash`. */
export function writeHash(index: number, hash: Uint8Array): void {
  for (let word = 0; word < wordsInHash; word++) {
    const value = scramble(Math.imul(index * wordsInHash + word, spread));
    hash[word * 4] = value >>> 24;
    hash[word * 4 + 1] = value >>> 16;
    hash[word * 4 + 2] = value >>> 8;
    hash[word * 4 + 3] = value;
  }
}

function scramble(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
  return bits ^ (bits >>> 16);
}
