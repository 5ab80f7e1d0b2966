import { randomBytes } from "node:crypto";
import type { Json } from "../model/value.ts";
import { assertSpaces } from "./assert-spaces.ts";
import { closedStore } from "./closed-store.ts";
import { keyedText } from "./keyed-text.ts";
import type { Store, StoreEntry, StoreSpace, StoreWrite } from "./store.ts";

/** How a memory store is made. */
export interface MemoryStoreOptions {
  /** Random when missing. */
  readonly id?: string | undefined;
}

/**
 * Makes a store that lives as long as the process: the reference for every other store, and the one for trials.
 * A scan gives what the store held when its first entry was asked for.
 *
 * @example
 * ```ts
 * import { type Plan, memoryStore, type ReconcileOptions, reconcile } from "@rollcall/core";
 *
 * export async function firstLook(systems: Omit<ReconcileOptions, "store">): Promise<Plan> {
 *   return await reconcile({ ...systems, store: memoryStore() });
 * }
 * ```
 */
export function memoryStore(options: MemoryStoreOptions = {}): Store {
  const kept = keyedText();
  let closed = false;
  const assertOpen = (): void => {
    if (closed) throw closedStore();
  };
  return {
    id: options.id ?? randomBytes(16).toString("hex"),
    async get(space: StoreSpace, key: string): Promise<Json | undefined> {
      assertOpen();
      const text = kept.get(space, key);
      return text == null ? undefined : JSON.parse(text);
    },
    async *scan(space: StoreSpace, prefix = ""): AsyncGenerator<StoreEntry> {
      assertOpen();
      for (const { key, text } of kept.entries(space, prefix)) {
        if (text !== null) yield { key, value: JSON.parse(text) };
      }
    },
    async commit(writes: readonly StoreWrite[]): Promise<void> {
      assertOpen();
      assertSpaces(writes);
      // Everything is written as text first, so that a value that JSON refuses leaves the store as it was.
      const texts = writes.map((write) => ({ ...write, text: JSON.stringify(write.value) }));
      for (const { space, key, value, text } of texts) {
        if (value === null) kept.remove(space, key);
        else kept.set(space, key, text);
      }
    },
    async [Symbol.asyncDispose](): Promise<void> {
      closed = true;
    },
  };
}
