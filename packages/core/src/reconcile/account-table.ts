import type { Fingerprint } from "../fingerprint.ts";

/** What is noted of an account in one byte. */
export const noted = {
  enabled: 1,
  /** Holds entitlements in which the policy has a say. */
  holdsOwned: 2,
  /** Was not read whole, and has to be looked at. */
  look: 4,
  /** An exact rule connects it with somebody. */
  matched: 8,
  /** It was read. */
  seen: 16,
  /** Its owner was looked at. */
  considered: 32,
  /** Its owner was read from the source. */
  met: 64,
} as const;

/** What is compared of a target's accounts, by number, in nine bytes each. */
export interface AccountTable {
  /** Notes an account that was read. */
  see(number: number, fingerprint: Readonly<Fingerprint>, notes: number): void;
  isSame(number: number, fingerprint: Readonly<Fingerprint>): boolean;
  has(number: number, note: number): boolean;
  note(number: number, note: number): void;
}

interface Columns {
  /** The halves of each fingerprint, side by side. */
  readonly fingerprints: Int32Array;
  readonly notes: Uint8Array;
}

/** Makes an {@link AccountTable} in which nothing is noted. It grows when there are more accounts than `expected`. */
export function accountTable(expected: number): AccountTable {
  let columns = columnsFor(Math.max(expected, 1024));
  return {
    see(number, { lo, hi }, notes) {
      if (number >= columns.notes.length) columns = longer(columns);
      columns.fingerprints[number * 2] = lo;
      columns.fingerprints[number * 2 + 1] = hi;
      columns.notes[number] = notes | noted.seen;
    },
    isSame(number, { lo, hi }) {
      const { fingerprints } = columns;
      return fingerprints[number * 2] === lo && fingerprints[number * 2 + 1] === hi;
    },
    has: (number, note) => ((columns.notes[number] as number) & note) !== 0,
    note(number, note) {
      columns.notes[number] = (columns.notes[number] as number) | note;
    },
  };
}

function columnsFor(length: number): Columns {
  return { fingerprints: new Int32Array(length * 2), notes: new Uint8Array(length) };
}

function longer(columns: Columns): Columns {
  const larger = columnsFor(Math.ceil(columns.notes.length * 1.5));
  larger.fingerprints.set(columns.fingerprints);
  larger.notes.set(columns.notes);
  return larger;
}
