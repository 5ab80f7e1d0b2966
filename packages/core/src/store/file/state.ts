import { type KeyedText, keyedText } from "../keyed-text.ts";
import type { StoreSpace } from "../store.ts";
import type { FileEntry } from "./entry.ts";
import { fileError } from "./file-error.ts";
import type { MergeSource } from "./merge.ts";
import { openFiles } from "./open-files.ts";
import { rebase } from "./rebase.ts";
import { type SharedBase, sharedBase } from "./shared-base.ts";
import type { TextSource } from "./text-rows.ts";

/** An open file store: what its files hold, and the two ways to change them. */
export interface FileState {
  readonly id: string;
  read(space: StoreSpace, key: string): Promise<string | null | undefined>;
  /** What is there now, until it is released; later commits do not show in what is read of it at once. */
  view(): MergeSource & TextSource & { release(): Promise<void> };
  /** Adds commits to the log. */
  append(commits: readonly (readonly FileEntry[])[]): Promise<void>;
  /** Writes base, log and `more` into a new base, at once or not at all, and begins a new log. */
  compact(more?: readonly FileEntry[]): Promise<void>;
  /** In bytes. */
  logSize(): number;
  /** In bytes. */
  baseSize(): number;
  readonly close: () => Promise<void>;
}

/** Opens or makes the files of a store. `newId` gives the id of a new one. */
export async function openState(folder: string, newId: () => string): Promise<FileState> {
  const opened = await openFiles(folder, newId);
  let { log, changes } = opened;
  let base: SharedBase = sharedBase(opened.base);
  let broken: unknown;
  const assertWhole = (): void => {
    if (broken !== undefined) throw fileError("be written to since an earlier failure", broken);
  };
  return {
    id: opened.base.header.id,
    async read(space, key) {
      const text = changes.get(space, key);
      return text === undefined ? (await base.use((from) => from.get({ space, key })))?.text : text;
    },
    view: () => ({ base: base.base, changes, release: base.hold() }),
    async append(commits) {
      assertWhole();
      await log.append(commits);
      for (const entries of commits) change(changes, entries);
    },
    async compact(more = []) {
      assertWhole();
      let begun = false;
      const replaced = (): void => {
        begun = true;
      };
      try {
        const merged = withMore(changes, more);
        const next = await rebase(folder, { base: base.base, changes: merged, replaced });
        const [oldBase, oldLog] = [base, log];
        [base, log, changes] = [sharedBase(next.base), next.log, keyedText()];
        await Promise.all([oldBase.retire(), oldLog.close()]);
      } catch (error) {
        // The old log no longer counts once the new base is in its place, so nothing may be added to it.
        if (begun) broken = error;
        throw fileError("write its base anew", error, begun ? "unknown" : "none");
      }
    },
    logSize: () => log.size(),
    baseSize: () => base.base.size,
    close: async () => {
      await Promise.all([base.retire(), log.close()]);
    },
  };
}

function withMore(changes: KeyedText, more: readonly FileEntry[]): KeyedText {
  const merged = keyedText();
  for (const space of changes.spaces()) {
    for (const { key, text } of changes.entries(space, "")) merged.set(space, key, text);
  }
  change(merged, more);
  return merged;
}

/** Makes the changes of one commit; a key that was taken away stays known as such, since the base may have it. */
function change(changes: KeyedText, entries: readonly FileEntry[]): void {
  for (const { space, key, text } of entries) {
    changes.set(space, key, text === "null" ? null : text);
  }
}
