import { z } from "zod";
import type { Instant, Json } from "../model/value.ts";
import { type Ledger, readValue, scanValues } from "./read-value.ts";
import type { Store, StoreWrite } from "./store.ts";
import { storeKey } from "./store-key.ts";

/** Who had a unique value, and until when: a value is not given to another person for years. */
export interface NameHolding {
  readonly target: string;
  readonly attribute: string;
  /** In the form in which the attribute compares, such as lower case. */
  readonly value: string;
  readonly personId: string;
  readonly since: Instant;
  /** Missing while the person still has it. */
  readonly until?: Instant | undefined;
}

/** Names one unique value. */
export type NameKey = Pick<NameHolding, "target" | "attribute" | "value">;

const names: Ledger<NameHolding> = {
  space: "names",
  shape: z.object({
    target: z.string(),
    attribute: z.string(),
    value: z.string(),
    personId: z.string(),
    since: z.string(),
    until: z.string().optional(),
  }),
};

/** Gives the writes that remember who has a unique value, or had it until when. */
export function nameWrites(holding: NameHolding): readonly StoreWrite[] {
  return [{ space: "names", key: nameKey(holding), value: holding as unknown as Json }];
}

/** Reads who has, or last had, a unique value. */
export async function readName(store: Store, name: NameKey): Promise<NameHolding | undefined> {
  return await readValue(store, names, nameKey(name));
}

/** Reads the values of one attribute, or of all of a target, ordered by attribute and value. */
export async function* scanNames(
  store: Store,
  target: string,
  attribute?: string,
): AsyncGenerator<NameHolding> {
  const prefix = attribute === undefined ? storeKey(target, "") : storeKey(target, attribute, "");
  for await (const { value } of scanValues(store, names, prefix)) yield value;
}

function nameKey(name: NameKey): string {
  return storeKey(name.target, name.attribute, name.value);
}
