import type { KeyIndex } from "../../correlate/key-index.ts";
import { type Fingerprint, fingerprinter } from "../../fingerprint.ts";
import { noted } from "../account-table.ts";
import type { ScannedAccounts } from "../scanned-accounts.ts";
import { personRow } from "./person-row.ts";

/** The part of a read that rows of people are held against. */
export type Known = Pick<ScannedAccounts, "table" | "stable" | "links" | "byRule">;

/**
 * Tells whether what came from outside of a person's record, when its row was written, would come again: the names that
 * the person's link remembers, no other account under the person's keys, the accounts of those who were referred to.
 */
export type Outlook = (
  number: number,
  words: Int32Array,
  row: { readonly at: number; readonly size: number },
) => boolean;

/** Prepares an {@link Outlook}. The seed is that of the indexes. */
export function outlook({ table, stable, links, byRule }: Known, seed: string): Outlook {
  const fingerprint = fingerprinter(seed);
  const read: Fingerprint = { lo: 0, hi: 0 };
  const fingerprintAt = (words: Int32Array, at: number): Readonly<Fingerprint> => {
    read.lo = words[at] as number;
    read.hi = words[at + 1] as number;
    return read;
  };
  const isOf = (text: string, words: Int32Array, at: number): boolean => {
    const { lo, hi } = fingerprint(text);
    return lo === words[at] && hi === words[at + 1];
  };
  const isNobodyElses = (number: number, words: Int32Array, at: number): boolean => {
    const index = byRule[words[at] as number] as KeyIndex;
    const sought = fingerprintAt(words, at + 1);
    return index.firstByFingerprint(sought) < 0 || index.onlyByFingerprint(sought) === number;
  };
  const isStillTheirs = (words: Int32Array, at: number): boolean => {
    const account = links.firstByFingerprint(fingerprintAt(words, at));
    const isSeen = account >= 0 && table.has(account, noted.seen);
    return isSeen && isOf(stable.at(account), words, at + 2);
  };
  return (number, words, { at, size }) => {
    const asksNames = words[at + personRow.asksNames] === 1;
    if (asksNames && !isOf(links.namesOf(number), words, at + personRow.names)) return false;
    const references =
      at + personRow.rest + (words[at + personRow.keys] as number) * personRow.keyWords;
    for (let key = at + personRow.rest; key < references; key += personRow.keyWords) {
      if (!isNobodyElses(number, words, key)) return false;
    }
    for (let next = references; next < at + size; next += personRow.referenceWords) {
      if (!isStillTheirs(words, next)) return false;
    }
    return true;
  };
}
