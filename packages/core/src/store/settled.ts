import { z } from "zod";
import { type Ledger, readValue } from "./read-value.ts";
import type { Store, StoreWrite } from "./store.ts";
import { storeKey } from "./store-key.ts";

/** How the plan that was applied last means to leave an account: by this, its writes are known when they come back as changes. */
export interface Settled {
  /** Of what the policy has a say in, references left out. */
  readonly fingerprint: string;
  /** By attribute, the stable key of the account that it refers to; `null` for none. */
  readonly references: Readonly<Record<string, string | null>>;
}

/** Names one account of one target. */
export interface SettledKey {
  readonly target: string;
  /** The account's stable key. */
  readonly account: string;
}

const settled: Ledger<Settled> = {
  space: "settled",
  shape: z.object({
    fingerprint: z.string(),
    references: z.record(z.string(), z.string().nullable()),
  }),
};

/** Gives the writes that remember how an account is left. */
export function settledWrites(
  { target, account }: SettledKey,
  { fingerprint, references }: Settled,
): readonly StoreWrite[] {
  const value = { fingerprint, references };
  return [{ space: "settled", key: storeKey(target, account), value }];
}

/** Reads how the last plan means to leave an account; nothing is known of those that it does not touch. */
export async function readSettled(
  store: Store,
  { target, account }: SettledKey,
): Promise<Settled | undefined> {
  return await readValue(store, settled, storeKey(target, account));
}

/**
 * Gives the writes that forget how accounts were left. What a person should have may change at any time, so that only the
 * last plan's answer counts: a plan forgets the answers of the one before.
 */
export async function forgetSettledWrites(store: Store): Promise<readonly StoreWrite[]> {
  const writes: StoreWrite[] = [];
  for await (const { key } of store.scan("settled")) {
    writes.push({ space: "settled", key, value: null });
  }
  return writes;
}
