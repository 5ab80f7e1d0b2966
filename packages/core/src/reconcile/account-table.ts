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

/** What is compared of a target's accounts, by number, in twelve bytes each. */
export interface AccountTable {
  /** Notes an account that was read. */
  see(number: number, fingerprint: Readonly<Fingerprint>, notes: number): void;
  isSame(number: number, fingerprint: Readonly<Fingerprint>): boolean;
  has(number: number, note: number): boolean;
  note(number: number, note: number): void;
}

/** The halves of the fingerprint and the notes stand side by side, so that one look at memory brings them all. */
const width = 3;
const notesAt = 2;

/** Makes an {@link AccountTable} in which nothing is noted. It grows when there are more accounts than `expected`. */
export function accountTable(expected: number): AccountTable {
  let rows = new Int32Array(Math.max(expected, 1024) * width);
  return {
    see(number, { lo, hi }, notes) {
      const row = number * width;
      if (row >= rows.length) rows = longer(rows);
      rows[row] = lo;
      rows[row + 1] = hi;
      rows[row + notesAt] = notes | noted.seen;
    },
    isSame(number, { lo, hi }) {
      const row = number * width;
      return rows[row] === lo && rows[row + 1] === hi;
    },
    has: (number, note) => ((rows[number * width + notesAt] as number) & note) !== 0,
    note(number, note) {
      const row = number * width;
      rows[row + notesAt] = (rows[row + notesAt] as number) | note;
    },
  };
}

function longer(rows: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.ceil((rows.length / width) * 1.5) * width);
  larger.set(rows);
  return larger;
}
