import { type FileHandle, open } from "node:fs/promises";
import { damagedStore } from "./damaged.ts";
import { durableTail } from "./durable-tail.ts";
import { entriesOf, entryText, type FileEntry } from "./entry.ts";
import { type Header, headerLine, parseHeader } from "./header.ts";
import { checkedLine, checksum, uncheckedText } from "./line.ts";
import { newFile } from "./new-file.ts";

/** The growing part of a store: a line for each commit since the base was written. */
export interface Log {
  readonly header: Header;
  /** In bytes. */
  size(): number;
  /**
   * Adds a line for each commit and makes them durable. After a failed write the file is as it was before;
   * where even that is not sure, every later call fails.
   */
  append(commits: readonly (readonly FileEntry[])[]): Promise<void>;
  close(): Promise<void>;
}

/** Makes an empty log in place of the one that is there, if any. */
export async function createLog(path: string, header: Header): Promise<void> {
  await newFile(path, [headerLine(header)]);
}

/**
 * Opens a log and gives each commit in it to `replay`. A last commit that was cut off while it was written is taken
 * away; a damaged line before others is `protocol`.
 */
export async function openLog(
  path: string,
  replay: (entries: readonly FileEntry[]) => void,
): Promise<Log> {
  const handle = await open(path, "r+");
  try {
    const bytes = await handle.readFile();
    const found = readLog(path, bytes, replay);
    if (found.size < bytes.length) {
      await handle.truncate(found.size);
      await handle.sync();
    }
    return growingLog(handle, found);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

interface ReadLog {
  readonly header: Header;
  /** Of the whole lines. */
  readonly size: number;
  /** The checksum of the last line: each line carries that of the one before, so that none can go missing. */
  readonly last: string;
}

function readLog(
  path: string,
  bytes: Buffer,
  replay: (entries: readonly FileEntry[]) => void,
): ReadLog {
  const firstEnd = bytes.indexOf("\n");
  const first = firstEnd < 0 ? undefined : uncheckedText(bytes.subarray(0, firstEnd));
  const header = parseHeader(path, "rollcall/store-log@1", first);
  let size = firstEnd + 1;
  let last = checksum(bytes.subarray(9, firstEnd));
  for (let line = 2; ; line++) {
    const end = bytes.indexOf("\n", size);
    const text = end < 0 ? undefined : uncheckedText(bytes.subarray(size, end));
    if (text === undefined) {
      if (!anyWholeLine(bytes, size)) return { header, size, last };
      throw damagedStore({ file: path, line, rule: "the checksum of the line holds" });
    }
    if (!text.startsWith(`${last}\t`)) {
      throw damagedStore({ file: path, line, rule: "the line follows the one before it" });
    }
    replay(entriesOf(text.slice(9)));
    last = bytes.toString("latin1", size, size + 8);
    size = end + 1;
  }
}

/** Tells whether a line after the one at `from` is whole: then that one was not cut off but damaged. */
function anyWholeLine(bytes: Buffer, from: number): boolean {
  let start = bytes.indexOf("\n", from) + 1;
  while (start > 0) {
    const end = bytes.indexOf("\n", start);
    if (end >= 0 && uncheckedText(bytes.subarray(start, end)) !== undefined) return true;
    start = end + 1;
  }
  return false;
}

function growingLog(handle: FileHandle, found: ReadLog): Log {
  const tail = durableTail(handle, found.size, "a commit");
  let { last } = found;
  return {
    header: found.header,
    size: tail.size,
    async append(commits) {
      let next = last;
      const lines: string[] = [];
      for (const entries of commits) {
        const line = checkedLine([next, ...entries.map(entryText)].join("\t"));
        next = line.slice(0, 8);
        lines.push(line);
      }
      await tail.append(Buffer.from(lines.join("")));
      last = next;
    },
    close: async () => await handle.close(),
  };
}
