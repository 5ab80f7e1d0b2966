import type { CorrelationRule } from "../../correlate/correlation-rule.ts";
import { fingerprinter } from "../../fingerprint.ts";
import type { LocalDate } from "../../model/value.ts";
import type { Said } from "../../policy/said.ts";
import type { Expectation } from "../expected-account.ts";
import type { WordRow } from "./word-row.ts";

/**
 * Where in a row of a person what stands: what is expected of the account, from which day on and until when, the
 * fingerprint of the names of the person's link if they were asked for, and how many keys follow. Keys take three words
 * each (rule and fingerprint), and then references four (fingerprints of a person and of the account).
 */
export const personRow = {
  how: 0,
  lo: 1,
  hi: 2,
  from: 3,
  until: 4,
  asksNames: 5,
  names: 6,
  keys: 8,
  rest: 9,
  keyWords: 3,
  referenceWords: 4,
} as const;

/** What was worked out of a person, and what of it came from outside of the person's record. */
export interface Settled {
  readonly said: Said;
  readonly expected: Readonly<Expectation>;
  readonly asked: Readonly<Asked>;
}

/** What a policy left open and was answered. */
export interface Asked {
  /** What the person's link remembers of names; missing when nobody asked for a name. */
  names: string | undefined;
  /** People and the stable keys of their accounts, in turn. */
  readonly references: string[];
}

/** What the rows of one run are written with. */
export interface PersonRowsOptions {
  readonly rules: readonly CorrelationRule[];
  /** The one of the indexes. */
  readonly seed: string;
  readonly today: LocalDate;
}

/** Prepares the writing of rows. */
export function personRows({
  rules,
  seed,
  today,
}: PersonRowsOptions): (row: WordRow, settled: Settled) => void {
  const fingerprint = fingerprinter(seed);
  const putText = (row: WordRow, text: string): void => {
    const { lo, hi } = fingerprint(text);
    row.put(lo);
    row.put(hi);
  };
  const from = dayNumber(today);
  return (row, { said: { person, placed }, expected, asked }) => {
    row.clear();
    row.put(expected.how);
    row.put(expected.lo);
    row.put(expected.hi);
    row.put(from);
    row.put(placed?.changesOn === undefined ? 0 : dayNumber(placed.changesOn));
    row.put(asked.names === undefined ? 0 : 1);
    putText(row, asked.names ?? "");
    const keys = rules.map((rule) => rule.person(person));
    row.put(keys.reduce((count, { length }) => count + length, 0));
    for (const [rule, known] of keys.entries()) {
      for (const key of known) {
        row.put(rule);
        putText(row, key);
      }
    }
    for (const text of asked.references) putText(row, text);
  };
}

/** Writes a day as one number, such that later days are larger. */
export function dayNumber(day: LocalDate): number {
  return Number(day.replaceAll("-", ""));
}

/** Writes a {@link dayNumber} as a day again. */
export function dayOf(number: number): LocalDate {
  const digits = String(number).padStart(8, "0");
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}
