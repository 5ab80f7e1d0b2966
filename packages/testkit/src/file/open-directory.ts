import { constants, type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import type { Account } from "@rollcall/core";
import { type Directory, type DirectorySettings, emptyDirectory } from "../memory/directory.ts";
import { type SeedAccount, seed } from "../memory/seed.ts";
import { appendLog } from "./append-log.ts";
import { changeLine, directoryLines, loadLines } from "./directory-lines.ts";
import { readWholeLines } from "./lines.ts";
import { replaceFile } from "./replace-file.ts";

// To read it, and to write at its end wherever that is.
const atEnd = constants.O_RDWR | constants.O_APPEND;

/** A directory that is kept in a file. */
export interface FileDirectory {
  readonly directory: Directory;
  close(): Promise<void>;
}

/** What a directory is opened with. */
export interface FileDirectoryOptions {
  readonly path: string;
  readonly settings: DirectorySettings;
  readonly accounts: readonly (SeedAccount | Account)[];
}

/** Opens the file of a directory, which is made when it is not there, and keeps every change in it from then on. */
export async function openDirectory(options: FileDirectoryOptions): Promise<FileDirectory> {
  const { path, settings } = options;
  const directory = emptyDirectory(settings);
  const file = (await opened(path)) ?? (await made(options));
  try {
    const changes = await load(directory, file, path);
    if (changes > 10_000 + 4 * directory.accounts.size)
      return await rewritten(options, directory, file);
    return kept(directory, file);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function opened(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, atEnd);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
}

async function made({ path, settings, accounts }: FileDirectoryOptions): Promise<FileHandle> {
  const directory = emptyDirectory(settings);
  seed(directory, accounts);
  await mkdir(dirname(path), { recursive: true });
  await replaceFile(path, directoryLines(directory));
  return open(path, atEnd);
}

async function load(directory: Directory, file: FileHandle, path: string): Promise<number> {
  const { lines, end } = await readWholeLines(file);
  loadLines(directory, lines, path);
  await file.truncate(end);
  return lines.length - 1 - directory.accounts.size;
}

// A file that is many times longer than what it says is written anew; delta tokens from before it are expired.
async function rewritten(
  { path }: FileDirectoryOptions,
  directory: Directory,
  file: FileHandle,
): Promise<FileDirectory> {
  await replaceFile(path, directoryLines(directory));
  await file.close();
  directory.journal.entries.length = 0;
  directory.journal.floor = directory.journal.sequence;
  return kept(directory, await open(path, atEnd));
}

function kept(directory: Directory, file: FileHandle): FileDirectory {
  const log = appendLog(file);
  directory.keep = (stable, account) => log.append(changeLine(stable, account));
  directory.durable = () => log.durable();
  return {
    directory,
    close: async () => {
      await log.durable();
      await file.close();
    },
  };
}
