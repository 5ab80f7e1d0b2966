const prime = 0x01000193;
const offset = 0x811c9dc5;

/** Hashes the first `length` UTF-16 code units of a text to 32 bits: FNV-1a, of which the low bits alone are not even. */
export function fnv1a(text: string, length: number, seed = 0): number {
  let hash = offset ^ seed;
  for (let index = 0; index < length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), prime);
  }
  return hash >>> 0;
}

// Of a longer text no more is read: the agent of a browser is at most this long.
const longest = 1_024;

/**
 * Hashes a text to 32 bits: FNV-1a over the first 1,024 UTF-16 code units and the length, its bits mixed. `seed` sets
 * apart what is hashed; `end` leaves out what comes after.
 */
export function hashText(text: string, seed = 0, end: number = text.length): number {
  return mixed(fnv1a(text, Math.min(end, longest), seed) ^ end);
}

/** Mixes the bits of a number of 32 bits, one to one, so that each depends on all (the finaliser of MurmurHash3). */
export function mixed(number: number): number {
  let hash = number ^ (number >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
