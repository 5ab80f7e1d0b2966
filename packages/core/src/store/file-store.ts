import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Json } from "../model/value.ts";
import { assertSpaces } from "./assert-spaces.ts";
import { closedStore } from "./closed-store.ts";
import { commitQueue } from "./file/commit-queue.ts";
import { fileError } from "./file/file-error.ts";
import { makeFolder } from "./file/folder.ts";
import { takeLock } from "./file/lock.ts";
import { mergedEntries } from "./file/merge.ts";
import { openState } from "./file/state.ts";
import { readTexts } from "./file/text-rows.ts";
import type { Store, StoreEntry, StoreSpace, StoreWrite } from "./store.ts";

/** Where a file store lies, and what it takes from outside. */
export interface FileStoreOptions {
  /** Made when it is missing, for its owner alone. Give each store its own, on a local disk. */
  readonly folder: string;
  /** In milliseconds since 1970; for the lock file. */
  readonly now?: (() => number) | undefined;
  /** Gives so many random bytes. */
  readonly random?: ((bytes: number) => Uint8Array) | undefined;
}

/**
 * Opens the store in a folder, or makes one: a sorted file that is never changed and a log of the commits since. A
 * commit is durable when it resolves, and after a crash it is there as a whole or not at all. Opening costs the same for
 * ten entries and for ten million.
 *
 * Throws `locked` while another process has it open, `protocol` when a file is damaged (with file and line), `quota`
 * when the disk is full, `permission-denied` when the folder may not be written.
 *
 * @example
 * ```ts
 * import { fileStore } from "@rollcall/core";
 *
 * await using store = await fileStore({ folder: "/var/lib/rollcall" });
 * console.log(store.id);
 * ```
 */
export async function fileStore(options: FileStoreOptions): Promise<Store> {
  const { folder, now = Date.now, random = randomBytes } = options;
  const hex = (): string => Buffer.from(random(16)).toString("hex");
  try {
    await makeFolder(folder);
    const lock = await takeLock(join(folder, "lock"), hex(), new Date(now()).toISOString());
    try {
      const state = await openState(folder, hex);
      return storeOver(state, lock.release);
    } catch (error) {
      await lock.release();
      throw error;
    }
  } catch (error) {
    throw fileError("be opened", error);
  }
}

function storeOver(
  state: Awaited<ReturnType<typeof openState>>,
  release: () => Promise<void>,
): Store {
  const queue = commitQueue(state);
  let closing: Promise<void> | undefined;
  const assertOpen = (): void => {
    if (closing) throw closedStore();
  };
  return {
    id: state.id,
    async get(space: StoreSpace, key: string): Promise<Json | undefined> {
      assertOpen();
      const text = await state.read(space, key);
      return text == null ? undefined : JSON.parse(text);
    },
    async *scan(space: StoreSpace, prefix = ""): AsyncGenerator<StoreEntry> {
      assertOpen();
      const view = state.view();
      try {
        for await (const entries of mergedEntries(view, space, prefix)) {
          for (const { key, text } of entries) {
            assertOpen();
            yield { key, value: JSON.parse(text) };
          }
        }
      } finally {
        await view.release();
      }
    },
    async scanTexts(space, prefix, visit): Promise<void> {
      assertOpen();
      const view = state.view();
      try {
        await readTexts(view, { space, prefix, visit });
      } finally {
        await view.release();
      }
    },
    async commit(writes: readonly StoreWrite[]): Promise<void> {
      assertOpen();
      assertSpaces(writes);
      await queue.commit(writes);
    },
    async [Symbol.asyncDispose](): Promise<void> {
      closing ??= queue.settled().then(state.close).finally(release);
      await closing;
    },
  };
}
