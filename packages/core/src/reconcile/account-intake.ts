import type { RecordVersion } from "../connector/read.ts";
import type { Account, AccountRef } from "../model/account.ts";
import { noted } from "./account-table.ts";
import { type AccountRows, accountRows } from "./recall/account-row.ts";
import type { Recall } from "./recall/recall.ts";
import { wordRow } from "./recall/word-row.ts";
import type { OpenTarget, Run } from "./run.ts";
import type { ScanOptions } from "./scan.ts";
import type { ScannedAccounts } from "./scanned-accounts.ts";
import { seenKeys } from "./seen-keys.ts";

/** Takes in the accounts of one target as they are read, and those that are known without being read. */
export interface AccountIntake
  extends Pick<ScanOptions<Account>, "keyOf" | "isNew" | "visit" | "recall"> {
  /** How many accounts of the policy's kind came. */
  readonly population: number;
  /** Accounts without a link, as in {@link ScannedAccounts}. */
  readonly unlinked: ReadonlyMap<string, Account>;
  /** Says that the last account came, and whether that was all of them. */
  end(isWhole: boolean): void;
}

/** Where what is taken in is kept. */
type Kept = Pick<ScannedAccounts, "digest" | "table" | "links" | "byRule">;

/** How many accounts without a link are kept as they were read. */
const keptAtMost = 50_000;

/** Starts with no account taken in. */
export function accountIntake(run: Run, target: OpenTarget, kept: Kept): AccountIntake {
  const { kind, policy } = target;
  const { table, links } = kept;
  const seed = run.store.id;
  const rows = accountRows({ ...kept, rules: policy.correlate, seed });
  const row = wordRow();
  const recall = run.recalls.open(`accounts of ${target.name}`, target);
  const unlinked = new Map<string, Account>();
  // An account with a link is known by that; in the steady state there are hardly any others.
  const others = seenKeys(seed);
  const linkOf = (ref: AccountRef): number =>
    ref.kind === kind ? links.ofAccount(ref.stable) : -1;
  let population = 0;
  return {
    keyOf: ({ ref }) => ref.stable,
    isNew({ ref }) {
      const link = linkOf(ref);
      return link < 0 ? others.isNew(ref.stable) : !table.has(link, noted.seen);
    },
    visit(account) {
      const { ref } = account;
      if (ref.kind !== kind) return;
      population++;
      const link = linkOf(ref);
      const number = link < 0 ? links.accounts.add(ref.stable) : link;
      rows.put(row, account);
      rows.take(number, row.words, { at: 0, size: row.size });
      if (link < 0 && unlinked.size < keptAtMost) unlinked.set(ref.stable, account);
      if (recall?.begin(ref.stable)) recall.note(row);
    },
    recall:
      recall &&
      ((ref, version) => {
        const link = linkOf(ref);
        if (link < 0 || table.has(link, noted.seen)) return false;
        const isKnown = takeKnown(recall, { link, key: ref.stable, version, rows });
        if (isKnown) population++;
        return isKnown;
      }),
    get population() {
      return population;
    },
    unlinked,
    end: (isWhole) => recall?.close(isWhole),
  };
}

interface Offered {
  readonly link: number;
  readonly key: string;
  readonly version: RecordVersion;
  readonly rows: AccountRows;
}

/** Takes in what was noted of a version of an account, or says that the account will be read. */
function takeKnown(recall: Recall, { link, key, version, rows }: Offered): boolean {
  const at = recall.find(key, version);
  if (at < 0) {
    recall.expect(key);
    return false;
  }
  rows.take(link, recall.words, { at, size: recall.size });
  recall.keep();
  return true;
}
