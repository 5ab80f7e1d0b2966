import type { Fingerprint } from "../fingerprint.ts";
import { type Arena, arena } from "./arena.ts";

/** What is noted of an account in one byte. */
export const noted = {
  enabled: 1,
  /** Holds entitlements in which the policy has a say. */
  holdsOwned: 2,
  /** Was not read whole, or is linked in a way that has to be looked at. */
  look: 4,
  /** An exact rule connects it with somebody. */
  matched: 8,
  linked: 16,
  /** Its owner was seen in the source. */
  considered: 32,
} as const;

/** All accounts of a target in some fifty bytes each: numbered, with stable key, fingerprint and notes. */
export interface AccountTable {
  readonly stable: Arena;
  add(stable: string, fingerprint: Readonly<Fingerprint>, notes: number): number;
  isSame(number: number, fingerprint: Readonly<Fingerprint>): boolean;
  has(number: number, note: number): boolean;
  note(number: number, note: number): void;
}

interface Columns {
  readonly lo: Uint32Array;
  readonly hi: Uint32Array;
  readonly notes: Uint8Array;
}

/** Makes an empty {@link AccountTable}. */
export function accountTable(): AccountTable {
  const stable = arena();
  let columns = columnsFor(1024);
  return {
    stable,
    add(key, fingerprint, notes) {
      const number = stable.add(key);
      if (number === columns.lo.length) columns = doubled(columns);
      columns.lo[number] = fingerprint.lo;
      columns.hi[number] = fingerprint.hi;
      columns.notes[number] = notes;
      return number;
    },
    isSame: (number, { lo, hi }) => columns.lo[number] === lo && columns.hi[number] === hi,
    has: (number, note) => ((columns.notes[number] as number) & note) !== 0,
    note(number, note) {
      columns.notes[number] = (columns.notes[number] as number) | note;
    },
  };
}

function columnsFor(length: number): Columns {
  return {
    lo: new Uint32Array(length),
    hi: new Uint32Array(length),
    notes: new Uint8Array(length),
  };
}

function doubled(columns: Columns): Columns {
  const larger = columnsFor(columns.lo.length * 2);
  larger.lo.set(columns.lo);
  larger.hi.set(columns.hi);
  larger.notes.set(columns.notes);
  return larger;
}
