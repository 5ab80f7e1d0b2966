import type { CorrelationRule } from "../../correlate/correlation-rule.ts";
import type { KeyIndex } from "../../correlate/key-index.ts";
import { accountKeys } from "../../correlate/rules.ts";
import { fingerprinter } from "../../fingerprint.ts";
import type { Account } from "../../model/account.ts";
import type { AccountDigest } from "../account-digest.ts";
import { type AccountTable, noted } from "../account-table.ts";
import type { WordRow } from "./word-row.ts";

/** What is kept of an account that was read: its notes, its fingerprint, and by rule the fingerprints of its keys. */
export interface AccountRows {
  put(row: WordRow, account: Account): void;
  /** Keeps of the account with this number what a row says that starts at `at`. */
  take(
    number: number,
    words: Int32Array,
    range: { readonly at: number; readonly size: number },
  ): void;
}

/** Where the rows of accounts come from, and where what they say is kept. */
export interface AccountRowsOptions {
  readonly digest: AccountDigest;
  readonly table: AccountTable;
  readonly rules: readonly CorrelationRule[];
  /** An index for each rule. */
  readonly byRule: readonly KeyIndex[];
  /** The one of the indexes. */
  readonly seed: string;
}

const beforeKeys = 3;

/** Prepares the rows of one target's accounts. */
export function accountRows({
  digest,
  table,
  rules,
  byRule,
  seed,
}: AccountRowsOptions): AccountRows {
  const fingerprint = fingerprinter(seed);
  const read = { lo: 0, hi: 0 };
  return {
    put(row, account) {
      const { lo, hi } = digest.ofAccount(account);
      row.clear();
      row.put(notesOf(account, digest));
      row.put(lo);
      row.put(hi);
      for (let at = 0; at < rules.length; at++) {
        for (const key of accountKeys(rules[at] as CorrelationRule, account)) {
          const { lo, hi } = fingerprint(key);
          row.put(at);
          row.put(lo);
          row.put(hi);
        }
      }
    },
    take(number, words, { at, size }) {
      read.lo = words[at + 1] as number;
      read.hi = words[at + 2] as number;
      table.see(number, read, words[at] as number);
      for (let key = at + beforeKeys; key < at + size; key += 3) {
        read.lo = words[key + 1] as number;
        read.hi = words[key + 2] as number;
        byRule[words[key] as number]?.addFingerprint(read, number);
      }
    },
  };
}

function notesOf({ enabled, incomplete }: Account, digest: AccountDigest): number {
  const holdsOwned = digest.heldOwned() ? noted.holdsOwned : 0;
  const look = incomplete && incomplete.length > 0 ? noted.look : 0;
  return (enabled ? noted.enabled : 0) | holdsOwned | look;
}
