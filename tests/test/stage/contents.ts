import { type Account, type Json, type Store, storeSpaces } from "@rollcall/core";
import type { MemoryTarget } from "@rollcall/testkit";

/** Reads everything that a store holds. */
export async function storeContents(store: Store): Promise<Readonly<Record<string, Json>>> {
  const found: Record<string, Json> = {};
  for (const space of storeSpaces) {
    for await (const { key, value } of store.scan(space)) found[`${space} ${key}`] = value;
  }
  return found;
}

/** What can be seen of an account but for how often it was written. */
export type Seen = Pick<Account, "ref" | "attributes" | "entitlements" | "enabled">;

/** Reads every account of some targets, by target and key. Entitlements are in order. */
export function targetContents(targets: readonly MemoryTarget[]): Readonly<Record<string, Seen>> {
  return Object.fromEntries(
    targets.flatMap(({ name, directory }) =>
      directory.accounts().map(({ ref, attributes, entitlements, enabled }) => {
        const held = entitlements.toSorted((one, other) => (one.id < other.id ? -1 : 1));
        return [`${name} ${ref.stable}`, { ref, attributes, entitlements: held, enabled }];
      }),
    ),
  );
}
