import type { StoreWrite } from "../store.ts";
import type { FileEntry } from "./entry.ts";
import { longestLog } from "./longest-log.ts";
import type { FileState } from "./state.ts";

/** Makes commits one after the other; those that come while one is being made are made durable together. */
export interface CommitQueue {
  commit(writes: readonly StoreWrite[]): Promise<void>;
  /** Resolves when all that was asked for has been made or refused. */
  settled(): Promise<void>;
}

interface Waiting {
  readonly entries: readonly FileEntry[];
  readonly size: number;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Makes the queue of a state. */
export function commitQueue(state: FileState): CommitQueue {
  const waiting: Waiting[] = [];
  let working: Promise<void> | undefined;
  const work = async (): Promise<void> => {
    while (waiting.length > 0) {
      const limit = longestLog(state.baseSize());
      const group = nextGroup(waiting, limit);
      try {
        await make(state, group, limit);
        for (const { done } of group) done();
      } catch (error) {
        for (const { failed } of group) failed(error);
      }
    }
    working = undefined;
  };
  return {
    async commit(writes) {
      if (writes.length === 0) return;
      const entries = writes.map(fileEntry);
      const size = entries.reduce((sum, { key, text }) => sum + key.length + text.length + 32, 0);
      await new Promise<void>((done, failed) => {
        waiting.push({ entries, size, done, failed });
        working ??= work();
      });
    },
    async settled() {
      await working;
    },
  };
}

/** Takes the commits that can be made together: a large one goes alone. */
function nextGroup(waiting: Waiting[], limit: number): readonly Waiting[] {
  let size = 0;
  let count = 0;
  for (const { size: more } of waiting) {
    if (count > 0 && size + more > limit) break;
    size += more;
    count++;
  }
  return waiting.splice(0, count);
}

async function make(state: FileState, group: readonly Waiting[], limit: number): Promise<void> {
  const [first] = group;
  // A commit that would fill a log by itself goes into a new base: written once, and as much at once as nothing.
  if (first && first.size > limit) return await state.compact(first.entries);
  if (state.logSize() > limit) await state.compact();
  await state.append(group.map(({ entries }) => entries));
}

function fileEntry({ space, key, value }: StoreWrite): FileEntry {
  return { space, key, text: JSON.stringify(value) };
}
