import type { Account } from "@rollcall/core";
import { type Directory, type DirectorySettings, emptyDirectory } from "../memory/directory.ts";
import { type SeedAccount, seed } from "../memory/seed.ts";
import { changeLine, directoryLines, loadLines } from "./directory-lines.ts";
import { type LineFile, openLineFile } from "./line-file.ts";

/** A directory that is kept in a file. */
export interface FileDirectory {
  readonly directory: Directory;
  close: LineFile["close"];
}

/** What a directory is opened with. */
export interface FileDirectoryOptions {
  readonly path: string;
  readonly settings: DirectorySettings;
  readonly accounts: readonly (SeedAccount | Account)[];
}

/** Opens the file of a directory, which is made when it is not there, and keeps every change in it from then on. */
export async function openDirectory(options: FileDirectoryOptions): Promise<FileDirectory> {
  const { path, settings, accounts } = options;
  const directory = emptyDirectory(settings);
  let changes = 0;
  const file = await openLineFile(path, {
    first: () => {
      const started = emptyDirectory(settings);
      seed(started, accounts);
      return directoryLines(started);
    },
    load: (lines) => {
      loadLines(directory, lines, path);
      changes = lines.length - 1 - directory.accounts.size;
    },
    shorter: () =>
      changes > 10_000 + 4 * directory.accounts.size ? withoutChanges(directory) : undefined,
  });
  directory.keep = (stable, account) => file.append(changeLine(stable, account));
  directory.durable = () => file.durable();
  return { directory, close: file.close };
}

// Delta tokens from before are expired.
function withoutChanges(directory: Directory): Iterable<string> {
  directory.journal.entries.length = 0;
  directory.journal.floor = directory.journal.sequence;
  return directoryLines(directory);
}
