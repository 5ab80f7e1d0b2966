import { join } from "node:path";
import { type KeyedText, keyedText } from "../keyed-text.ts";
import type { StoreSpace } from "../store.ts";
import { type Base, openBase } from "./base.ts";
import { baseTexts } from "./base-frame.ts";
import { entryText, type FileEntry } from "./entry.ts";
import { fileError } from "./file-error.ts";
import { createLog, openLog } from "./log.ts";
import { allEntries, type MergeSource } from "./merge.ts";
import { newFile } from "./new-file.ts";
import { openFiles } from "./open-files.ts";
import { type SharedBase, sharedBase } from "./shared-base.ts";

/** An open file store: what its files hold, and the two ways to change them. */
export interface FileState {
  readonly id: string;
  read(space: StoreSpace, key: string): Promise<string | null | undefined>;
  /** What is there now, until it is released; later commits do not show in what is read of it at once. */
  view(): MergeSource & { release(): Promise<void> };
  /** Adds commits to the log. */
  append(commits: readonly (readonly FileEntry[])[]): Promise<void>;
  /** Writes base, log and `more` into a new base, at once or not at all, and begins a new log. */
  compact(more?: readonly FileEntry[]): Promise<void>;
  /** In bytes. */
  logSize(): number;
  readonly close: () => Promise<void>;
}

/** Opens or makes the files of a store. `newId` gives the id of a new one. */
export async function openState(folder: string, newId: () => string): Promise<FileState> {
  const opened = await openFiles(folder, newId);
  const { id } = opened.base.header;
  let { log, changes } = opened;
  let base: SharedBase = sharedBase(opened.base);
  let broken: unknown;

  const rebase = async (merged: KeyedText): Promise<void> => {
    const header = { id, generation: log.header.generation + 1 };
    let begun = false;
    let next: Base | undefined;
    try {
      await newFile(join(folder, "base"), baseOf(base.base, merged, header), () => {
        begun = true;
      });
      next = await openBase(join(folder, "base"));
      await createLog(join(folder, "log"), { spec: "rollcall/store-log@1", ...header });
      const nextLog = await openLog(join(folder, "log"), () => {});
      const [oldBase, oldLog] = [base, log];
      [base, log, changes] = [sharedBase(next), nextLog, keyedText()];
      await Promise.all([oldBase.retire(), oldLog.close()]);
    } catch (error) {
      // The old log no longer counts once the new base is in its place, so nothing may be added to it.
      if (begun) broken = error;
      await next?.close();
      throw fileError("write its base anew", error, begun ? "unknown" : "none");
    }
  };
  const assertWhole = (): void => {
    if (broken !== undefined) throw fileError("be written to since an earlier failure", broken);
  };

  return {
    id,
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
      const merged = keyedText();
      for (const space of changes.spaces()) {
        for (const { key, text } of changes.entries(space, "")) merged.set(space, key, text);
      }
      change(merged, more);
      await rebase(merged);
    },
    logSize: () => log.size(),
    close: async () => {
      await Promise.all([base.retire(), log.close()]);
    },
  };
}

/** Makes the changes of one commit; a key that was taken away stays known as such, since the base may have it. */
function change(changes: KeyedText, entries: readonly FileEntry[]): void {
  for (const { space, key, text } of entries)
    changes.set(space, key, text === "null" ? null : text);
}

function baseOf(
  base: Base,
  changes: KeyedText,
  header: { readonly id: string; readonly generation: number },
): AsyncIterable<string> {
  const texts = async function* (): AsyncGenerator<readonly string[]> {
    for await (const entries of allEntries({ base, changes })) yield entries.map(entryText);
  };
  return baseTexts({ spec: "rollcall/store-base@1", ...header }, texts());
}
