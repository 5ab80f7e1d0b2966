import { mostSharers } from "../correlate/correlation-index.ts";
import type { CorrelationRule } from "../correlate/correlation-rule.ts";
import { type KeyIndex, keyIndex } from "../correlate/key-index.ts";
import type { Account } from "../model/account.ts";
import type { Person } from "../model/person.ts";
import { isWhole } from "../model/snapshot.ts";
import { readHistory } from "../store/history.ts";
import { type AccountDigest, accountDigest } from "./account-digest.ts";
import { accountIntake } from "./account-intake.ts";
import { type AccountTable, accountTable, noted } from "./account-table.ts";
import type { Arena } from "./arena.ts";
import { type KnownLinks, knownLinks } from "./known-links.ts";
import type { Tallied } from "./page-tally.ts";
import type { OpenTarget, Run } from "./run.ts";
import { scanAll } from "./scan.ts";
import { type Trust, trustOf } from "./trust.ts";

/**
 * A whole target as it was read. Its accounts are numbered: those that have a link by the number of the link, whether they
 * were seen or not, then the others.
 */
export interface ScannedAccounts extends Tallied {
  readonly table: AccountTable;
  /** Stable keys by number. */
  readonly stable: Arena;
  readonly digest: AccountDigest;
  readonly trust: Trust;
  /** How many accounts of the policy's kind were seen. */
  readonly population: number;
  readonly links: KnownLinks;
  /** An index for each rule of the policy, from its keys to accounts. */
  readonly byRule: KeyIndex[];
  /** Accounts without a link, as long as there are not too many: a first run reads none of them twice. */
  readonly unlinked: ReadonlyMap<string, Account>;
}

/** Reads all accounts of a target and keeps of each a fingerprint and the keys by which it is found. */
export async function scanAccounts(run: Run, target: OpenTarget): Promise<ScannedAccounts> {
  const { session, name, policy } = target;
  const seed = run.store.id;
  const digest = accountDigest(target, seed);
  const lastAccepted = (await readHistory(run.store, { snapshotOf: name })).at(-1)?.count;
  const links = await knownLinks(run.store, name, lastAccepted);
  const table = accountTable(Math.max(links.count, lastAccepted ?? 0));
  const byRule = policy.correlate.map(() => keyIndex({ seed, expected: lastAccepted }));
  const kept = { digest, links, table, byRule, stable: links.accounts };
  const intake = accountIntake(run, target, kept);
  const scanned = await scanAll(session.read, {
    ...intake,
    system: name,
    canaries: run.options.canaries?.[name] ?? [],
    signal: run.options.signal,
    onPage: (count) => run.options.onProgress?.({ step: "accounts", system: name, count }),
  });
  intake.end(isWhole(scanned.summary));
  const trust = trustOf(scanned.summary, lastAccepted);
  const { population, unlinked } = intake;
  return { ...scanned, ...kept, trust, population, unlinked };
}

const nobody: readonly number[] = Object.freeze([]);

/**
 * Finds the numbers of the accounts that exact rules connect with a person, each once and without `mine`. All of them are
 * noted as matched.
 */
export function othersByRules(
  { byRule, table }: ScannedAccounts,
  { policy }: OpenTarget,
  { person, mine }: { readonly person: Person; readonly mine: number },
): readonly number[] {
  let others = nobody;
  for (let at = 0; at < byRule.length; at++) {
    const index = byRule[at] as KeyIndex;
    for (const key of (policy.correlate[at] as CorrelationRule).person(person)) {
      const only = key === "" ? -1 : index.only(key);
      if (only >= 0) table.note(only, noted.matched);
      if (key === "" || (only >= 0 && only === mine)) continue;
      const numbers = index.find(key);
      if (numbers.length === 0 || numbers.length > mostSharers) continue;
      for (const number of numbers) table.note(number, noted.matched);
      others = [...new Set([...others, ...numbers])].filter((number) => number !== mine);
    }
  }
  return others;
}
