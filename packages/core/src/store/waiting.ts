import { z } from "zod";
import { type Ledger, scanValues } from "./read-value.ts";
import type { Store, StoreWrite } from "./store.ts";
import { escapeKeyPart } from "./store-key.ts";

const waiting: Ledger<string> = { space: "agenda", shape: z.string() };

/**
 * Gives the writes that remember that an account refers to a person who has no account yet, so that it is looked at again
 * as soon as that person has one.
 */
export function waitingWrites(personId: string, forPersonId: string): readonly StoreWrite[] {
  return [{ space: "agenda", key: `${prefixOf(forPersonId)}${personId}`, value: personId }];
}

/** Gives the writes that forget all who wait for a person. */
export async function endWaitingWrites(
  store: Store,
  forPersonId: string,
): Promise<readonly StoreWrite[]> {
  const ended: StoreWrite[] = [];
  for await (const { key } of store.scan("agenda", prefixOf(forPersonId))) {
    ended.push({ space: "agenda", key, value: null });
  }
  return ended;
}

/** Reads the ids of the people whose accounts wait for a person to have one. */
export async function* waitingFor(store: Store, forPersonId: string): AsyncGenerator<string> {
  for await (const { value } of scanValues(store, waiting, prefixOf(forPersonId))) yield value;
}

// Sorts after every date, as the agenda asks of what is not a review.
function prefixOf(personId: string): string {
  return `waiting/${escapeKeyPart(personId)}/`;
}
