import type { Attributes, Instant, Limits } from "@rollcall/core";
import { contentHash, type EntitlementRef, type Scalar, type Schema } from "@rollcall/core";
import { type CallCounts, noCalls } from "./calls.ts";
import { type Journal, journal } from "./journal.ts";

/** An account as a directory keeps it; replaced as a whole by each change. */
export interface StoredAccount {
  readonly kind: string;
  readonly stable: string;
  readonly version: number;
  readonly attributes: Attributes;
  readonly entitlements: readonly EntitlementRef[];
  readonly enabled: boolean;
  /** The id of the operation that made it. */
  readonly createdBy?: string | undefined;
  /** Deleted, and kept as a tombstone. */
  readonly deleted?: boolean | undefined;
  readonly passwordsSet?: number | undefined;
  readonly mustChange?: boolean | undefined;
  readonly locked?: boolean | undefined;
  /** When the target takes entitlements back by itself, by `kind:id`. */
  readonly timed?: Readonly<Record<string, Instant>> | undefined;
}

/** What a directory is told when it is made, with every default filled in. */
export interface DirectorySettings {
  readonly name: string;
  readonly schema: Schema;
  readonly limits: Limits;
  readonly clock: () => Instant;
  readonly pageSize: number;
  readonly keepChanges: number;
  /** Attribute that gives an account's lookup key, by kind of account. */
  readonly lookup: Readonly<Record<string, string>>;
  /** The entitlements that there are, as `kind:id`; any when missing. */
  readonly entitlements: ReadonlySet<string> | undefined;
  readonly passwordMinimum: number;
  readonly normalise: (attribute: string, value: Scalar) => Scalar;
}

/** All that a directory holds. Changed only by `put` and `purge`. */
export interface Directory {
  readonly settings: DirectorySettings;
  readonly accounts: Map<string, StoredAccount>;
  /** Which account holds each unique value. */
  readonly holders: Map<string, string>;
  /** Which accounts refer to each account. */
  readonly referrers: Map<string, Set<string>>;
  readonly journal: Journal;
  readonly calls: CallCounts;
  /** Kinds of the accounts that were purged. */
  readonly purged: Map<string, string>;
  /** Keys of the accounts that hold timed grants. */
  readonly timed: Set<string>;
  effects: number;
  overruns: number;
  underWay: number;
  /** Which accounts the reader may not see. */
  concealed: (account: StoredAccount) => boolean;
  /** Told of every change, in order; `undefined` when an account is purged. */
  keep: (stable: string, account: StoredAccount | undefined) => void;
  /** Resolves when all that was kept is durable. */
  durable: () => Promise<void>;
}

/** Makes an empty directory. */
export function emptyDirectory(settings: DirectorySettings): Directory {
  return {
    settings,
    accounts: new Map(),
    holders: new Map(),
    referrers: new Map(),
    journal: journal(settings.keepChanges),
    calls: noCalls(),
    purged: new Map(),
    timed: new Set(),
    effects: 0,
    overruns: 0,
    underWay: 0,
    concealed: () => false,
    keep: () => undefined,
    durable: () => Promise.resolve(),
  };
}

/** Makes the next key for `handle`: the same handles in any order give the same keys. */
export function nextKey(directory: Directory, kind: string, handle: string): string {
  for (let generation = 1; ; generation += 1) {
    const hash = contentHash([directory.settings.name, kind, handle, generation]);
    const key = [8, 12, 16, 20, 32]
      .map((end, at, ends) => hash.slice(ends[at - 1] ?? 0, end))
      .join("-");
    if (!directory.accounts.has(key) && !directory.purged.has(key)) return key;
  }
}

/** Finds a live account of the kind. */
export function liveAccount(
  directory: Directory,
  ref: { readonly kind: string; readonly stable: string },
): StoredAccount | undefined {
  const found = directory.accounts.get(ref.stable);
  return found && !found.deleted && found.kind === ref.kind ? found : undefined;
}
