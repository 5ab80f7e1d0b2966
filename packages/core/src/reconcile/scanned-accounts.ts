import { mostSharers } from "../correlate/correlation-index.ts";
import type { CorrelationRule } from "../correlate/correlation-rule.ts";
import { type KeyIndex, keyIndex } from "../correlate/key-index.ts";
import { accountKeys } from "../correlate/rules.ts";
import { type Fingerprinter, fingerprinter } from "../fingerprint.ts";
import type { Account } from "../model/account.ts";
import type { EntitlementRef } from "../model/entitlement.ts";
import type { Person } from "../model/person.ts";
import { readHistory } from "../store/history.ts";
import { type AccountTable, accountTable, noted } from "./account-table.ts";
import { type AccountText, accountText } from "./account-text.ts";
import { type KnownLinks, knownLinks } from "./known-links.ts";
import type { OpenTarget, Run } from "./run.ts";
import { type Scanned, scanAll } from "./scan.ts";
import { seenKeys } from "./seen-keys.ts";
import { type Trust, trustOf } from "./trust.ts";

/** A whole target as it was read: a table, and indexes into it. */
export interface ScannedAccounts extends Scanned {
  readonly table: AccountTable;
  readonly text: AccountText;
  readonly fingerprint: Fingerprinter;
  readonly trust: Trust;
  readonly links: KnownLinks;
  /** The account of each link, by the link's number; −1 when it was not seen. */
  readonly accountOf: Int32Array;
  /** An index for each rule of the policy, from its keys to accounts. */
  readonly byRule: readonly KeyIndex[];
  /** Accounts without a link, as long as there are not too many: a first run reads none of them twice. */
  readonly unlinked: ReadonlyMap<string, Account>;
}

/** How many accounts without a link are kept as they were read. */
const keptAtMost = 50_000;

/** Reads all accounts of a target and keeps of each a fingerprint and the keys by which it is found. */
export async function scanAccounts(run: Run, target: OpenTarget): Promise<ScannedAccounts> {
  const { session, name, kind, policy } = target;
  const seed = run.store.id;
  const table = accountTable();
  const text = accountText(target);
  const fingerprint = fingerprinter(seed);
  const lastAccepted = (await readHistory(run.store, { snapshotOf: name })).at(-1)?.count;
  const links = await knownLinks(run.store, name, lastAccepted);
  const accountOf = new Int32Array(links.count).fill(-1);
  const rules = policy.correlate.map((rule) => ({
    rule,
    index: keyIndex({ seed, expected: lastAccepted }),
  }));
  const unlinked = new Map<string, Account>();
  // An account with a link is known by that; in the steady state there are hardly any others.
  const others = seenKeys(seed);
  const scanned = await scanAll(session.read.scan({ signal: run.options.signal }), {
    system: name,
    canaries: run.options.canaries?.[name] ?? [],
    keyOf: (account: Account) => account.ref.stable,
    isNew({ ref }) {
      const link = ref.kind === kind ? links.ofAccount(ref.stable) : -1;
      if (link < 0) return others.isNew(ref.stable);
      const number = accountOf[link] as number;
      return number < 0 || (table.stable.at(number) !== ref.stable && others.isNew(ref.stable));
    },
    visit(account: Account) {
      if (account.ref.kind !== kind) return;
      const link = links.ofAccount(account.ref.stable);
      const owned = text.owned(account);
      const number = table.add(
        account.ref.stable,
        fingerprint(text.ofAccount(account, owned) ?? ""),
        notesOf(account, owned) | (link < 0 ? 0 : noted.linked),
      );
      if (link >= 0) accountOf[link] = number;
      else if (unlinked.size < keptAtMost) unlinked.set(account.ref.stable, account);
      for (const { rule, index } of rules) {
        for (const key of accountKeys(rule, account)) index.add(key, number);
      }
    },
    onPage: (count) => run.options.onProgress?.({ step: "accounts", system: name, count }),
  });
  const trust = trustOf(scanned.summary, lastAccepted);
  const byRule = rules.map(({ index }) => index);
  return { ...scanned, table, text, fingerprint, trust, links, accountOf, byRule, unlinked };
}

function notesOf(account: Account, owned: readonly EntitlementRef[]): number {
  const enabled = account.enabled ? noted.enabled : 0;
  const holdsOwned = owned.length > 0 ? noted.holdsOwned : 0;
  const look = account.incomplete && account.incomplete.length > 0 ? noted.look : 0;
  return enabled | holdsOwned | look;
}

const nobody: readonly number[] = Object.freeze([]);

/** Finds the numbers of the accounts that exact rules connect with a person, each once. */
export function numbersByRules(
  { byRule }: ScannedAccounts,
  target: OpenTarget,
  person: Person,
): readonly number[] {
  const { correlate } = target.policy;
  let found = nobody;
  for (let at = 0; at < correlate.length; at++) {
    for (const key of (correlate[at] as CorrelationRule).person(person)) {
      const numbers = key === "" ? nobody : (byRule[at] as KeyIndex).find(key);
      if (numbers.length > mostSharers) continue;
      found = found.length === 0 ? numbers : [...new Set([...found, ...numbers])];
    }
  }
  return found;
}
