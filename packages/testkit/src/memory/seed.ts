import type { Account, Attributes, EntitlementRef } from "@rollcall/core";
import { assertStanding } from "./constraints.ts";
import { type Directory, nextKey, type StoredAccount } from "./directory.ts";
import { newAttributes } from "./patch.ts";
import { put } from "./put.ts";

/** An account that a directory holds from the start. */
export interface SeedAccount {
  /** Defaults to `account`. */
  readonly kind?: string | undefined;
  /** Made from the place in the list when missing. */
  readonly stable?: string | undefined;
  readonly attributes: Attributes;
  readonly entitlements?: readonly EntitlementRef[] | undefined;
  /** Defaults to `true`. */
  readonly enabled?: boolean | undefined;
  readonly locked?: boolean | undefined;
}

/** Fills a directory. The accounts may refer to each other in any order. Throws what their schema does not allow. */
export function seed(
  directory: Directory,
  accounts: readonly (SeedAccount | Account)[],
): readonly StoredAccount[] {
  const seeded = accounts.map((account, at) => stored(directory, account, at));
  for (const account of seeded) put(directory, account);
  for (const account of seeded) assertStanding(directory, account);
  return seeded;
}

function stored(directory: Directory, given: SeedAccount | Account, at: number): StoredAccount {
  const { schema, normalise } = directory.settings;
  const ref = "ref" in given ? given.ref : given;
  const kind = ref.kind ?? "account";
  return {
    kind,
    stable: ref.stable ?? nextKey(directory, kind, `seed:${at}`),
    version: "version" in given && given.version !== undefined ? Number(given.version) || 1 : 1,
    attributes: newAttributes(given.attributes, { kind: schema.kinds[kind], normalise }),
    entitlements: given.entitlements ?? [],
    enabled: given.enabled ?? true,
    ...("locked" in given && given.locked && { locked: true }),
  };
}
