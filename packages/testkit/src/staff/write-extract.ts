import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type ExtractEncoding, encodeText } from "./encoding.ts";

/** How an extract is written to disk. */
export interface WriteOptions {
  /** `utf8` when left out. */
  readonly encoding?: ExtractEncoding;
  /** What each row ends in, the last one too; `\r\n` when left out. */
  readonly lineEnd?: "\r\n" | "\n";
}

const chunkLength = 1 << 18;

function* encodedChunks(rows: Iterable<string>, options: WriteOptions): Generator<Buffer, void> {
  const { encoding = "utf8", lineEnd = "\r\n" } = options;
  let text = "";
  for (const row of rows) {
    text += row + lineEnd;
    if (text.length < chunkLength) continue;
    yield encodeText(encoding, text);
    text = "";
  }
  yield encodeText(encoding, text);
}

function* startingWith(first: string, rest: Iterator<string>): Generator<string, void> {
  yield first;
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
}

/**
 * Writes an extract into a folder under the name that its header states, and tells the path.
 *
 * A reader never sees half a file: the rows go to a name that ends in `.part`, which is renamed when all are on disk and removed
 * when anything fails. Rows are asked for only as fast as the disk takes them. Throws a RangeError when there is no header or
 * the encoding lacks a letter, and whatever the file system throws.
 */
export async function writeExtract(
  folder: string,
  rows: Iterable<string>,
  options: WriteOptions = {},
): Promise<string> {
  const iterator = rows[Symbol.iterator]();
  const header = iterator.next();
  const [code, name] = header.done === true ? [] : header.value.split("~");
  if (header.done === true || code !== "HDR" || !name || /[/\\]/u.test(name)) {
    throw new RangeError("the first row is no header");
  }
  const path = join(folder, name);
  const partial = `${path}.part`;
  const chunks = encodedChunks(startingWith(header.value, iterator), options);
  try {
    await pipeline(Readable.from(chunks), createWriteStream(partial, { flush: true }));
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return path;
}
