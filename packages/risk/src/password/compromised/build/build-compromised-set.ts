import { assertWanted, ConnectorError, invalidOption, type LocalDate } from "@rollcall/core";
import { fileError } from "../file/file-error.ts";
import { readList } from "../list/read-list.ts";
import { whileWanted } from "../list/while-wanted.ts";
import { partition } from "./partition.ts";
import { type RefusedLine, refusedLines } from "./refused-lines.ts";
import { workingFolder } from "./working-folder.ts";
import { publishSet, writeSet } from "./write-set.ts";

/** What a set is built from, and how. */
export interface BuildSetOptions {
  /** The list, in pieces: lines of `SHA1` or `SHA1:count`, in any order. */
  readonly list: AsyncIterable<Uint8Array>;
  /** What the list is called in reports, such as its path. */
  readonly name: string;
  /** Where the set goes; made when it is not there. A set that is there stays in use until this one is whole. */
  readonly folder: string;
  /** The day of the list. */
  readonly listedOn: LocalDate;
  /** Leaves out what was seen less often in breaches; 1 when missing, and a count of 0 is always left out. */
  readonly leastCount?: number | undefined;
  /** How many lines may be bad, as a share of all; 0.001 when missing. */
  readonly mostBadLines?: number | undefined;
  /** A whole number of 32 bits; 0 when missing. Another seed makes other bytes of the same set. */
  readonly seed?: number | undefined;
  readonly onProgress?: ((progress: BuildProgress) => void) | undefined;
  readonly onRefused?: ((refused: RefusedLine) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How far a build is: first the list is read, then 256 shards are built. */
export type BuildProgress =
  | { readonly kind: "reading"; readonly bytes: number; readonly lines: number }
  | { readonly kind: "building"; readonly shards: number };

/** What was built. */
export interface BuiltSet {
  readonly version: string;
  readonly lines: number;
  readonly refused: number;
  /** Lines with a count below the least. */
  readonly leftOut: number;
  /** Distinct hashes that are in the set. */
  readonly size: number;
  /** Of the file, in bytes. */
  readonly length: number;
}

/**
 * Builds a set of compromised passwords from a list of any length, in bounded memory: some 16 MB, and 50 bytes for each
 * key of the largest of 256 shards. The same lines in any order give the same bytes. It blocks the thread for seconds
 * at a time: run it in a process of its own. Throws ConnectorError `invalid-options`, `invalid-value` for a list that
 * cannot be believed, `quota` on a full disk, `cancelled` by the signal; the set that was there stays.
 */
export async function buildCompromisedSet(options: BuildSetOptions): Promise<BuiltSet> {
  assertOptions(options);
  const { folder } = options;
  try {
    const working = await workingFolder(folder);
    try {
      return await buildIn(working.path, options);
    } finally {
      await working.remove();
    }
  } catch (error) {
    if (!isFromSystem(error)) throw error;
    throw fileError(error.path ?? folder, error);
  }
}

async function buildIn(working: string, options: BuildSetOptions): Promise<BuiltSet> {
  const { name, folder, listedOn, leastCount = 1, seed = 0, signal, onProgress } = options;
  const piles = partition(working);
  try {
    const refused = refusedLines({ ...options, most: options.mostBadLines ?? 0.001 });
    let taken = 0;
    const taker = {
      take(shard: number, high: number, low: number): void {
        taken++;
        piles.add(shard, high, low);
      },
      refuse: (line: number, rule: RefusedLine["rule"]) => refused.add({ line, rule }, taken),
    };
    const onPiece = (bytes: number, lines: number): void =>
      onProgress?.({ kind: "reading", bytes, lines });
    const pieces = whileWanted(options.list, signal);
    const { lines, leftOut } = await readList(pieces, { leastCount, taker, onPiece, name });
    refused.finish(lines);
    if (taken === 0) throw nothingToBuild(name);
    piles.finish();
    const onShard = (shard: number): void => {
      assertWanted(signal);
      onProgress?.({ kind: "building", shards: shard + 1 });
    };
    const header = { listedOn, leastCount, seed, keysOf: piles.take, onShard };
    const { version, keyCount, length } = await writeSet(working, header);
    await publishSet(working, folder);
    return { version, lines, refused: refused.count, leftOut, size: keyCount, length };
  } finally {
    piles.close();
  }
}

function isFromSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}

function nothingToBuild(file: string): ConnectorError {
  return new ConnectorError({
    code: "invalid-value",
    scope: "system",
    message: `${file} has no hash that is to be in the set`,
    advice: "See that the list is not empty, and that the least count is not too high.",
    where: { file, rule: "empty" },
  });
}

function assertOptions({
  listedOn,
  leastCount = 1,
  mostBadLines = 0,
  seed = 0,
}: BuildSetOptions): void {
  const refuse = (field: string, advice: string): void => {
    throw invalidOption("buildCompromisedSet()", { field, advice });
  };
  if (!isDay(listedOn)) refuse("listedOn", "Give the day of the list, such as 2026-11-20.");
  if (!isWhole(leastCount, 1)) refuse("leastCount", "Give a whole number from 1.");
  if (!isWhole(seed, 0)) refuse("seed", "Give a whole number of 32 bits.");
  if (!(mostBadLines >= 0 && mostBadLines < 1)) {
    refuse("mostBadLines", "Give a share of lines, from 0 to less than 1.");
  }
}

function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return at >= 0 && new Date(at).toISOString().startsWith(text);
}

function isWhole(value: number, least: number): boolean {
  return Number.isInteger(value) && value >= least && value < 2 ** 32;
}
