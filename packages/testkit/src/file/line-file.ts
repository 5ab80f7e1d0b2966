import { constants, type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { type AppendLog, appendLog } from "./append-log.ts";
import { readWholeLines } from "./lines.ts";
import { replaceFile } from "./replace-file.ts";

/** An open file of lines that a state is kept in. */
export interface LineFile extends AppendLog {
  close(): Promise<void>;
}

/** A state as lines. */
export interface LineState {
  /** Gives the lines that it starts with, where there is no file yet. */
  first(): Iterable<string>;
  /** Fills it from the lines of its file. */
  load(lines: readonly string[]): void;
  /** Gives lines to put in place of all that the file holds, where that has grown too long. */
  shorter?(): Iterable<string> | undefined;
}

/**
 * Opens the file of a state, which is made when it is not there, and fills the state from it. A last line that was
 * being written when the process died is cut off, once the lines before it are known to be the state's.
 */
export async function openLineFile(path: string, state: LineState): Promise<LineFile> {
  const file = (await opened(path)) ?? (await written(path, state.first()));
  try {
    const { lines, end } = await readWholeLines(file);
    state.load(lines);
    await file.truncate(end);
    const shorter = state.shorter?.();
    if (!shorter) return lineFile(file);
    const whole = await written(path, shorter);
    await file.close();
    return lineFile(whole);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function opened(path: string): Promise<FileHandle | undefined> {
  try {
    return await openAtEnd(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
}

async function written(path: string, lines: Iterable<string>): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true });
  await replaceFile(path, lines);
  return openAtEnd(path);
}

// To read it, and to write at its end wherever that is.
function openAtEnd(path: string): Promise<FileHandle> {
  return open(path, constants.O_RDWR | constants.O_APPEND);
}

function lineFile(file: FileHandle): LineFile {
  const log = appendLog(file);
  return {
    ...log,
    close: async () => {
      await log.durable();
      await file.close();
    },
  };
}
