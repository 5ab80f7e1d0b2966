import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { ConnectorError } from "@rollcall/core";
import { unwritable } from "../errors.ts";
import { entrySize } from "./entry.ts";

/** Entries in order of hash, then place, that wait to be merged with others. */
export interface Run {
  readonly count: number;
  /** Fills `into`, two words an entry, with those from the entry `from` on. */
  read(from: number, into: Uint32Array): void;
}

/** Where runs wait. */
export interface RunStore {
  /** Takes a copy of sorted entries. Throws `unavailable` when they cannot be written. */
  put(words: Uint32Array): Run;
  /** Lets go of all runs. */
  close(): void;
}

/** Makes a run of sorted entries that stay in memory. */
export function runInMemory(words: Uint32Array): Run {
  return {
    count: words.length / 2,
    read: (from, into) => into.set(words.subarray(from * 2, from * 2 + into.length)),
  };
}

/** Makes a store in memory, for extracts beside which nothing can be written. */
export function memoryRuns(): RunStore {
  return { put: (words) => runInMemory(words.slice()), close: () => undefined };
}

/** Makes a store in the file `path`, which is there from the first run until the store is closed. */
export function fileRuns(path: string): RunStore {
  let fd: number | undefined;
  let end = 0;
  const append = (words: Uint32Array): number => {
    try {
      fd ??= openSync(path, "w+", 0o600);
      for (let done = 0; done < words.byteLength; ) {
        done += writeSync(fd, bytesOf(words), done, words.byteLength - done, end + done);
      }
    } catch (cause) {
      throw unwritable(path, cause);
    }
    end += words.byteLength;
    return fd;
  };
  return {
    put(words) {
      const start = end;
      const own = append(words);
      return {
        count: words.length / 2,
        read(from, into) {
          const found = readSync(own, bytesOf(into), 0, into.byteLength, start + from * entrySize);
          if (found !== into.byteLength) throw cutShort(path);
        },
      };
    },
    close() {
      if (fd === undefined) return;
      closeSync(fd);
      fd = undefined;
      rmSync(path, { force: true });
    },
  };
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function cutShort(path: string): ConnectorError {
  return new ConnectorError({
    code: "internal",
    message: `a temporary file was changed while it was in use: ${path}`,
    scope: "system",
    advice: "See that nothing else writes to the state folder of the ESR connector.",
  });
}
