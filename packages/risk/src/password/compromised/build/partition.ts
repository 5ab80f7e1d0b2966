import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { ConnectorError } from "@rollcall/core";
import { shardCount } from "../file/layout.ts";
import { type KeyList, keyList } from "../fuse/key-list.ts";

/** Keys dealt out to the files of their shards, so that memory need hold no more than one shard. */
export interface Partition {
  /** Adds a key. Throws ConnectorError `quota` when its shard is full. */
  add(shard: number, high: number, low: number): void;
  /** Writes out what is still in memory. After it nothing is added. */
  finish(): void;
  /** Reads a shard, and takes its file away. */
  take(shard: number): KeyList;
  /** Closes the files that are still open. */
  close(): void;
}

/** The keys of one shard that are still in memory, and the file that has the others. */
interface Pile {
  readonly path: string;
  readonly words: Uint32Array;
  /** Words in memory. */
  filled: number;
  /** Keys in the file. */
  written: number;
  file: number | undefined;
}

const keysInMemory = 8192;
const keyLength = 8;
// Nine times as many as a list of 1,000 million has: what is beyond is no list of hashes, which are spread evenly.
const mostKeys = 2 ** 25;

/** Makes a partition in a folder that is there and empty. Its 256 piles take 16 MB of memory. */
export function partition(folder: string): Partition {
  const piles = Array.from({ length: shardCount }, (_, shard): Pile => {
    const words = new Uint32Array(keysInMemory * 2);
    return { path: join(folder, `shard-${shard}`), words, filled: 0, written: 0, file: undefined };
  });
  return {
    add(shard, high, low) {
      const pile = piles[shard] as Pile;
      pile.words[pile.filled++] = high;
      pile.words[pile.filled++] = low;
      if (pile.filled === pile.words.length) writeOut(pile);
    },
    finish() {
      for (const pile of piles) {
        writeOut(pile);
        close(pile);
      }
    },
    take: (shard) => takePile(piles[shard] as Pile),
    close() {
      for (const pile of piles) close(pile);
    },
  };
}

function writeOut(pile: Pile): void {
  if (pile.filled === 0) return;
  if (pile.written + pile.filled / 2 > mostKeys) throw tooManyAlike();
  pile.file ??= openSync(pile.path, "wx");
  const bytes = new Uint8Array(pile.words.buffer, 0, pile.filled * 4);
  let done = 0;
  while (done < bytes.length) done += writeSync(pile.file, bytes, done);
  pile.written += pile.filled / 2;
  pile.filled = 0;
}

function takePile({ path, written }: Pile): KeyList {
  const keys = keyList(written);
  if (written === 0) return keys;
  const bytes = readFileSync(path);
  if (bytes.length !== written * keyLength) throw new Error(`${path} has changed`);
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, written * 2);
  for (let key = 0; key < written; key++) {
    keys.high[key] = words[key * 2] as number;
    keys.low[key] = words[key * 2 + 1] as number;
  }
  rmSync(path);
  return keys;
}

function close(pile: Pile): void {
  if (pile.file !== undefined) closeSync(pile.file);
  pile.file = undefined;
}

function tooManyAlike(): ConnectorError {
  return new ConnectorError({
    code: "quota",
    scope: "system",
    message: `more than ${mostKeys.toLocaleString("en-GB")} lines begin with the same two digits`,
    advice: "See that the list is one of SHA-1 hashes, and that its lines are not repeated.",
    where: { rule: "spread" },
  });
}
