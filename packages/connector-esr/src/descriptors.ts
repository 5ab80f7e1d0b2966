import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { changedFile, unreadableFile } from "./errors.ts";

/** Reads from many files with few of them open at a time. */
export interface Descriptors {
  /** Fills a buffer from a place of a file on; gives how many bytes there were. */
  read(file: KnownFile, into: Uint8Array, position: number): number;
  /** Closes a file that is to be replaced. */
  forget(file: KnownFile): void;
  close(): void;
}

/** A file as it was when it was found. */
export interface KnownFile {
  readonly path: string;
  readonly size: number;
  /** When it was last written, in milliseconds. */
  readonly modified: number;
}

const mostOpen = 128;

/** Makes a pool of open files. Throws `unavailable` from `read` when a file is no longer as it was or cannot be read. */
export function createDescriptors(): Descriptors {
  const opened = new Map<string, number>();
  let last: { readonly file: KnownFile; readonly fd: number } | undefined;
  const find = (file: KnownFile): number => {
    if (last?.file === file) return last.fd;
    const fd = opened.get(file.path) ?? openKnown(file);
    opened.delete(file.path);
    opened.set(file.path, fd);
    if (opened.size > mostOpen) closeOldest(opened);
    last = { file, fd };
    return fd;
  };
  return {
    read(file, into, position) {
      const fd = find(file);
      try {
        return readSync(fd, into, 0, into.length, position);
      } catch (cause) {
        throw unreadableFile(file.path, cause);
      }
    },
    forget({ path }) {
      const fd = opened.get(path);
      if (fd !== undefined) closeSync(fd);
      opened.delete(path);
      last = undefined;
    },
    close() {
      for (const fd of opened.values()) closeSync(fd);
      opened.clear();
      last = undefined;
    },
  };
}

function closeOldest(opened: Map<string, number>): void {
  const [path, fd] = opened.entries().next().value as [string, number];
  opened.delete(path);
  closeSync(fd);
}

function openKnown(file: KnownFile): number {
  let fd: number;
  try {
    fd = openSync(file.path, "r");
  } catch (cause) {
    throw unreadableFile(file.path, cause);
  }
  const { size, mtimeMs } = fstatSync(fd);
  if (size === file.size && mtimeMs === file.modified) return fd;
  closeSync(fd);
  throw changedFile(file.path);
}
