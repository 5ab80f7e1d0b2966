import type { FileHandle } from "node:fs/promises";

/** A file that is only ever added to. */
export interface AppendLog {
  /** Adds a line; it is durable once {@link AppendLog.durable} resolves. */
  append(line: string): void;
  /** Resolves when every line added so far is on the disk. Lines that wait are written together. */
  durable(): Promise<void>;
}

/** Starts to add lines to an open file. */
export function appendLog(file: FileHandle): AppendLog {
  let waiting: string[] = [];
  let writing: Promise<void> | undefined;
  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const lines = waiting;
      waiting = [];
      await file.appendFile(lines.map((line) => `${line}\n`).join(""));
      await file.datasync();
    }
    writing = undefined;
  };
  return {
    append: (line) => {
      waiting.push(line);
    },
    durable: () => {
      if (waiting.length > 0) writing ??= write();
      return writing ?? Promise.resolve();
    },
  };
}
