import type { z } from "zod";
import { ConnectorError } from "../errors.ts";
import { byteText } from "../model/byte-text.ts";
import type { Json } from "../model/value.ts";
import type { Store, StoreEntry, StoreSpace, TextEntry } from "./store.ts";

/** Where a ledger keeps its values and what they look like. */
export interface Ledger<T> {
  readonly space: StoreSpace;
  readonly shape: z.ZodType<T>;
}

/** Reads and checks one value of a ledger. Throws `protocol` when the store holds something else there. */
export async function readValue<T>(
  store: Store,
  ledger: Ledger<T>,
  key: string,
): Promise<T | undefined> {
  const value = await store.get(ledger.space, key);
  return value === undefined ? undefined : checkValue(ledger, value);
}

/** Reads and checks the values of a ledger whose keys start with `prefix`, in the order of their keys. */
export async function* scanValues<T>(
  store: Store,
  ledger: Ledger<T>,
  prefix: string,
): AsyncGenerator<{ readonly key: StoreEntry["key"]; readonly value: T }> {
  for await (const { key, value } of store.scan(ledger.space, prefix)) {
    yield { key, value: checkValue(ledger, value) };
  }
}

/** Gives the entries of a ledger of texts as they lie in memory, the keys without `prefix`; as {@link Store.scanTexts}. */
export async function scanTexts(
  store: Store,
  ledger: Ledger<string>,
  { prefix, visit }: { readonly prefix: string; readonly visit: (entry: TextEntry) => void },
): Promise<void> {
  if (store.scanTexts) return await store.scanTexts(ledger.space, prefix, visit);
  for await (const { key, value } of scanValues(store, ledger, prefix)) {
    visit({ key: byteText(key.slice(prefix.length)), value: byteText(value) });
  }
}

/** Checks one value of a ledger. Throws `protocol` when it is not what is written there. */
export function checkValue<T>(ledger: Ledger<T>, value: Json): T {
  const checked = ledger.shape.safeParse(value);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  // Keys and values of the ledgers hold personal data, so only the place and the rule are told.
  throw new ConnectorError({
    code: "protocol",
    message: `the store holds a value in "${ledger.space}" that is not what this version writes there`,
    scope: "system",
    where: {
      field: [ledger.space, ...(issue?.path ?? [])].map(String).join("."),
      rule: issue?.code,
    },
    advice: "Restore the store from a backup, or use the version of Rollcall that wrote it.",
  });
}
