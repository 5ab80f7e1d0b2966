import type { KindSchema } from "@rollcall/core";
import { valuesOf } from "./canonical.ts";
import type { Directory, StoredAccount } from "./directory.ts";
import { note } from "./journal.ts";
import { makerKey, uniqueKeys } from "./unique-keys.ts";

/** Stores an account as it now is, unchecked, and keeps the indexes and the journal in step. */
export function put(directory: Directory, next: StoredAccount): void {
  unindex(directory, directory.accounts.get(next.stable));
  directory.accounts.set(next.stable, freeze(next));
  index(directory, next);
  if (next.timed) directory.timed.add(next.stable);
  note(directory.journal, next.stable);
  directory.keep(next.stable, next);
}

/** Forgets a deleted account for good: no proof of it is left but that it is not found. */
export function purge(directory: Directory, stable: string): void {
  const account = directory.accounts.get(stable);
  if (!account) return;
  unindex(directory, account);
  directory.purged.set(stable, account.kind);
  directory.accounts.delete(stable);
  note(directory.journal, stable);
  directory.keep(stable, undefined);
}

/** Gives the keys of the accounts to which an account refers. */
export function referencesOf(kind: KindSchema | undefined, account: StoredAccount): string[] {
  return Object.entries(kind?.attributes ?? {})
    .filter(([, schema]) => schema.reference)
    .flatMap(([name]) => valuesOf(account.attributes[name]).map(String));
}

function index(directory: Directory, account: StoredAccount): void {
  if (account.deleted) return;
  const kind = directory.settings.schema.kinds[account.kind];
  for (const key of keysOf(directory, account)) directory.holders.set(key, account.stable);
  for (const referred of referencesOf(kind, account)) {
    const from = directory.referrers.get(referred) ?? new Set();
    directory.referrers.set(referred, from.add(account.stable));
  }
}

function unindex(directory: Directory, account: StoredAccount | undefined): void {
  if (!account || account.deleted) return;
  const kind = directory.settings.schema.kinds[account.kind];
  for (const key of keysOf(directory, account)) {
    if (directory.holders.get(key) === account.stable) directory.holders.delete(key);
  }
  for (const referred of referencesOf(kind, account)) {
    directory.referrers.get(referred)?.delete(account.stable);
  }
}

function keysOf(directory: Directory, account: StoredAccount): string[] {
  const kind = directory.settings.schema.kinds[account.kind];
  const keys = uniqueKeys(kind, account).map(({ key }) => key);
  return account.createdBy === undefined ? keys : [...keys, makerKey(account.createdBy)];
}

function freeze(account: StoredAccount): StoredAccount {
  for (const value of Object.values(account.attributes)) Object.freeze(value);
  Object.freeze(account.attributes);
  Object.freeze(account.entitlements);
  return Object.freeze(account);
}
