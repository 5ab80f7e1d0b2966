import { z } from "zod";
import type { Assignment } from "../model/person.ts";
import type { Json } from "../model/value.ts";
import { type Ledger, readValue, scanValues } from "./read-value.ts";
import type { Store, StoreWrite } from "./store.ts";
import { storeKey } from "./store-key.ts";

/**
 * What the account of somebody with several posts stood on when it was last looked at. Should a post that counts vanish,
 * the others prove no leaving: they were known all along.
 */
export interface Grounds {
  /** Where the person stood; `unclear` where the record contradicted itself. */
  readonly state: string;
  /** The posts that decided it, in ascending order of their ids. */
  readonly posts: readonly KnownPost[];
  /** The person's other posts, in the same order. */
  readonly others: readonly KnownPost[];
}

/** What was known of one post. */
export type KnownPost = Pick<Assignment, "id" | "status" | "end" | "lastWorkingDay">;

/** Names one account of one target. */
export interface GroundsKey {
  readonly target: string;
  /** The account's stable key. */
  readonly account: string;
}

const knownPosts = z.array(
  z.object({
    id: z.string(),
    status: z.enum(["accepted", "active", "absent", "suspended", "ended"]),
    end: z.string().optional(),
    lastWorkingDay: z.string().optional(),
  }),
);
const grounds: Ledger<Grounds> = {
  space: "grounds",
  shape: z.object({ state: z.string(), posts: knownPosts, others: knownPosts }),
};

/** Gives the writes that remember what an account stands on. */
export function groundsWrites(
  { target, account }: GroundsKey,
  value: Grounds,
): readonly StoreWrite[] {
  const key = storeKey(target, account);
  return [{ space: "grounds", key, value: value as unknown as Json }];
}

/** Gives the writes that forget what an account stood on. */
export function forgetGroundsWrites({ target, account }: GroundsKey): readonly StoreWrite[] {
  return [{ space: "grounds", key: storeKey(target, account), value: null }];
}

/** Reads what an account stood on; nothing is known of people who had one post. */
export async function readGrounds(
  store: Store,
  { target, account }: GroundsKey,
): Promise<Grounds | undefined> {
  return await readValue(store, grounds, storeKey(target, account));
}

/** Reads what all accounts of a target stood on, by their stable keys. */
export async function* scanGrounds(
  store: Store,
  target: string,
): AsyncGenerator<{ readonly account: string; readonly grounds: Grounds }> {
  const prefix = storeKey(target, "");
  for await (const { key, value } of scanValues(store, grounds, prefix)) {
    yield { account: key.slice(prefix.length), grounds: value };
  }
}
