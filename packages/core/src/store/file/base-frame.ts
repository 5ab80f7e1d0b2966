import type { FileHandle } from "node:fs/promises";
import { damagedStore } from "./damaged.ts";
import { type Header, headerLine, parseHeader } from "./header.ts";
import { checkedLine, uncheckedText } from "./line.ts";
import { readBytes } from "./lines.ts";

/** What the first and the last line of a base say, and where the entries stand between them. */
export interface BaseFrame {
  readonly header: Header;
  readonly entries: number;
  readonly from: number;
  readonly to: number;
}

const longestFrameLine = 4096;
const lineBreak = 0x0a;
/** In UTF-16 code units, reached and not cut to. */
const pieceLength = 1 << 20;
const last = /^end\t(\d+)$/;

/** Writes a base: its first line, the entries, and the last line, which says how many there were. */
export async function* baseTexts(
  header: Header,
  entries: AsyncIterable<readonly string[]>,
): AsyncGenerator<string> {
  yield headerLine(header);
  let count = 0;
  for await (const texts of entries) {
    count += texts.length;
    yield* pieces(texts);
  }
  yield checkedLine(`end\t${count}`);
}

/** Writes lines a piece at a time: one commit may hold more than the longest string that there can be. */
function* pieces(texts: readonly string[]): Generator<string> {
  let piece = "";
  for (const text of texts) {
    piece += checkedLine(text);
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

/** Reads the first and the last line of a base. Throws `protocol` when one of them is damaged. */
export async function readFrame(handle: FileHandle, path: string): Promise<BaseFrame> {
  const { size } = await handle.stat();
  const head = await readBytes(handle, 0, longestFrameLine);
  const firstBreak = head.indexOf(lineBreak);
  const header = parseHeader(
    path,
    "rollcall/store-base@1",
    firstBreak < 0 ? undefined : uncheckedText(head.subarray(0, firstBreak)),
  );
  const tailFrom = Math.max(firstBreak, size - longestFrameLine);
  const tail = await readBytes(handle, tailFrom, size - tailFrom);
  const lastStart = tail.lastIndexOf(lineBreak, tail.length - 2) + 1;
  const end = last.exec(uncheckedText(tail.subarray(lastStart, -1)) ?? "");
  if (tail.at(-1) !== lineBreak || end?.[1] === undefined) {
    throw damagedStore({ file: path, rule: "the last line says how many entries there are" });
  }
  return { header, entries: Number(end[1]), from: firstBreak + 1, to: tailFrom + lastStart };
}
