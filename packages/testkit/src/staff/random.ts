/** A stream of random numbers: each call gives the next 32 bits as an unsigned integer. */
export type Random = () => number;

const wordSize = 2 ** 32;

/** One round of splitmix32: spreads every bit of a number over 32 bits. */
function spread(value: number): number {
  let bits = (value + 0x9e3779b9) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return (bits ^ (bits >>> 15)) >>> 0;
}

function rotateLeft(value: number, places: number): number {
  return (value << places) | (value >>> (32 - places));
}

/**
 * Makes a stream of random numbers (xoshiro128**) from whole numbers that name it, such as a seed, a subject and an index.
 *
 * The same numbers always give the same stream, so that person 900,000 can be made without making the 899,999 before.
 */
export function randomFrom(...key: readonly number[]): Random {
  let mixed = 0;
  for (const part of key) {
    mixed = spread(mixed ^ (part | 0));
    mixed = spread(mixed ^ Math.floor(part / wordSize));
  }
  let a = spread(mixed);
  let b = spread(a ^ 1);
  let c = spread(b ^ 2);
  let d = spread(c ^ 3);
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result;
  };
}
