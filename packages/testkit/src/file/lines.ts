import type { FileHandle } from "node:fs/promises";

/** What stands in a file of lines, and where its last whole line ends. */
export interface WholeLines {
  readonly lines: readonly string[];
  /** In bytes; what comes after was being written when the process died. */
  readonly end: number;
}

/** Reads the lines of a file that were written to their end. */
export async function readWholeLines(file: FileHandle): Promise<WholeLines> {
  const bytes = await file.readFile();
  const end = bytes.lastIndexOf(0x0a) + 1;
  const text = bytes.toString("utf8", 0, end);
  return { lines: text === "" ? [] : text.slice(0, -1).split("\n"), end };
}
