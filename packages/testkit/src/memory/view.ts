import type { Account, AccountRef, Attributes, EntitlementRef } from "@rollcall/core";
import type { CallCounts } from "./calls.ts";
import { assertStanding, assertUnreferenced } from "./constraints.ts";
import { type Directory, liveAccount, type StoredAccount } from "./directory.ts";
import { forgetAll } from "./journal.ts";
import { newAttributes } from "./patch.ts";
import { purge, put } from "./put.ts";
import { accountOf } from "./read.ts";
import { refOf } from "./receipt.ts";
import { refusal } from "./refusal.ts";
import { type SeedAccount, seed } from "./seed.ts";

/** What a change by another hand may change; attributes that are `null` are taken away. */
export interface OtherHand {
  readonly attributes?: Attributes | undefined;
  readonly enabled?: boolean | undefined;
  readonly entitlements?: readonly EntitlementRef[] | undefined;
  readonly locked?: boolean | undefined;
}

/** A directory as a test looks at it: past the connector, and as an administrator who changes it by other means. */
export interface DirectoryView {
  /** Calls that reached the target, refused ones included, since it was made. */
  readonly calls: Readonly<CallCounts>;
  /** Calls that asked for a change: none of them is made by a dry run. */
  readonly writes: number;
  /** Writes that changed something. */
  readonly effects: number;
  /** Writes that were refused because too many were under way. */
  readonly overruns: number;
  /** All live accounts in the order of their keys, those that the reader may not see included. */
  accounts(): readonly Account[];
  /** How often the password of an account was set. */
  passwordsSet(ref: AccountRef): number;
  /** Adds an account by another hand. */
  add(account: SeedAccount): AccountRef;
  /** Changes an account by another hand, read-only attributes included. */
  change(ref: AccountRef, change: OtherHand): void;
  /** Deletes an account by another hand; a tombstone is kept. */
  remove(ref: AccountRef): void;
  /** Takes away an account and every trace of it. */
  purge(ref: AccountRef): void;
  /** Forgets all changes: tokens issued before now are expired. */
  expireChanges(): void;
  /** Hides accounts from the reader, as when rights to them are lost. */
  conceal(which: (account: Account) => boolean): void;
}

/** Makes the view of a directory. */
export function directoryView(directory: Directory): DirectoryView {
  const { calls } = directory;
  return {
    calls,
    get writes() {
      return calls.execute + calls.setPassword + calls.unlock + calls.grantUntil;
    },
    get effects() {
      return directory.effects;
    },
    get overruns() {
      return directory.overruns;
    },
    accounts: () => liveAccounts(directory),
    passwordsSet: (ref) => liveAccount(directory, ref)?.passwordsSet ?? 0,
    add: (account) => add(directory, account),
    change: (ref, change) => changeAccount(directory, existing(directory, ref), change),
    remove: (ref) => removeAccount(directory, existing(directory, ref)),
    purge: (ref) => purge(directory, ref.stable),
    expireChanges: () => forgetAll(directory.journal),
    conceal: (which) => {
      directory.concealed = (stored) => which(accountOf(directory, stored));
    },
  };
}

function liveAccounts(directory: Directory): readonly Account[] {
  return [...directory.accounts.values()]
    .filter(({ deleted }) => !deleted)
    .sort((left, right) => (left.stable < right.stable ? -1 : 1))
    .map((stored) => accountOf(directory, stored));
}

function existing(directory: Directory, ref: AccountRef): StoredAccount {
  const found = liveAccount(directory, ref);
  if (!found) throw refusal("not-found", "the account is not there");
  return found;
}

function add(directory: Directory, account: SeedAccount): AccountRef {
  const [stored] = seed(directory, [account]);
  if (!stored) throw refusal("internal", "nothing was added");
  return refOf(directory, stored);
}

function changeAccount(directory: Directory, before: StoredAccount, change: OtherHand): void {
  const { schema, normalise } = directory.settings;
  const given = { ...before.attributes, ...change.attributes };
  const after: StoredAccount = {
    ...before,
    version: before.version + 1,
    attributes: newAttributes(given, { kind: schema.kinds[before.kind], normalise }),
    entitlements: change.entitlements ?? before.entitlements,
    enabled: change.enabled ?? before.enabled,
    locked: change.locked ?? before.locked,
  };
  assertStanding(directory, after);
  put(directory, after);
}

function removeAccount(directory: Directory, before: StoredAccount): void {
  assertUnreferenced(directory, before);
  put(directory, { ...before, version: before.version + 1, deleted: true });
}
