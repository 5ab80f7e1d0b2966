/**
 * A set of texts, of which only 64 bits each are kept: it can tell that a text is in it, and not list what is. Two
 * different texts share their bits once in 10^19 pairs; then one that is not in the set counts as in it, never the
 * other way round.
 */
export interface Fingerprints {
  readonly size: number;
  /** Tells whether the code points from `start` to `end` are in the set. */
  has(points: Uint32Array, start: number, end: number): boolean;
}

/** Collects {@link Fingerprints}, growing as it must. */
export interface FingerprintCollector {
  add(points: Uint32Array): void;
  set(): Fingerprints;
}

const full = 0.6;

/** Begins an empty collection. */
export function collectFingerprints(): FingerprintCollector {
  let table = new Uint32Array(2 * 1024);
  let size = 0;
  const add = (points: Uint32Array): void => {
    if (size > (table.length / 2) * full) table = grown(table);
    const [high, low] = [mix(points, 0, points.length, 1), mix(points, 0, points.length, 2)];
    const at = placeOf(table, high, low);
    if (isAt(table, at, high, low)) return;
    table[at] = high;
    table[at + 1] = low;
    size += 1;
  };
  return { add, set: () => sealed(table.slice(), size) };
}

function sealed(table: Uint32Array, size: number): Fingerprints {
  return {
    size,
    has(points, start, end) {
      const [high, low] = [mix(points, start, end, 1), mix(points, start, end, 2)];
      return isAt(table, placeOf(table, high, low), high, low);
    },
  };
}

function grown(table: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(table.length * 2);
  for (let at = 0; at < table.length; at += 2) {
    const [high, low] = [table[at] as number, table[at + 1] as number];
    if (high === 0 && low === 0) continue;
    const place = placeOf(larger, high, low);
    larger[place] = high;
    larger[place + 1] = low;
  }
  return larger;
}

/** The place of a fingerprint in the table, or the empty one where it would go. */
function placeOf(table: Uint32Array, high: number, low: number): number {
  const mask = table.length - 1;
  let at = (low << 1) & mask;
  while ((table[at] !== 0 || table[at + 1] !== 0) && !isAt(table, at, high, low)) {
    at = (at + 2) & mask;
  }
  return at;
}

function isAt(table: Uint32Array, at: number, high: number, low: number): boolean {
  return table[at] === high && table[at + 1] === low;
}

/** Murmur3's mixing of 32-bit words; the two halves differ in their seed. Never 0, which marks an empty place. */
function mix(points: Uint32Array, start: number, end: number, seed: number): number {
  let state = Math.imul(seed, 0x9e3779b1);
  for (let at = start; at < end; at++) {
    const word = Math.imul(points[at] as number, 0xcc9e2d51);
    state ^= Math.imul((word << 15) | (word >>> 17), 0x1b873593);
    state = Math.imul((state << 13) | (state >>> 19), 5) + 0xe6546b64;
  }
  state ^= end - start;
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0 || 1;
}
