import { checkValue, type ValueSection } from "./check-value.ts";

/** What a database says of its own layout. */
export interface DatabaseLayout {
  readonly nodeCount: number;
  /** In bits, one of two in a node. */
  readonly recordSize: number;
}

/** Ends the data and begins the description of a database. */
const marker = Buffer.from("abcdef4d61784d696e642e636f6d", "hex");

/** Zeros between the tree and the data. */
const separator = 16;

/**
 * Checks that the description of a database can be read at all, and gives its position. Throws RangeError. To be called
 * before anything else reads the file.
 */
export function checkDescription(bytes: Buffer): number {
  const from = bytes.lastIndexOf(marker);
  if (from < 0) throw new RangeError("it is no MaxMind DB file, or its end is missing");
  const section = sectionOf(bytes, from + marker.length, bytes.length);
  checkValue(section, section.from);
  walkWaiting(section);
  return from;
}

/**
 * Checks everything that a look-up could come to: that each record of the tree leads to a node or to a value, and that
 * each value lies whole within the data. Throws RangeError. Takes time in proportion to the file, once, so that no
 * look-up fails later.
 */
export function checkData(bytes: Buffer, layout: DatabaseLayout, end: number): void {
  const { nodeCount, recordSize } = layout;
  const treeSize = (nodeCount * recordSize) / 4;
  if (!Number.isSafeInteger(nodeCount) || nodeCount < 0 || treeSize + separator > end) {
    throw new RangeError("the tree is larger than the file");
  }
  const section = sectionOf(bytes, treeSize + separator, end);
  const records = nodeCount * 2;
  for (let record = 0; record < records; record += 1) {
    const value = recordAt(bytes, record, recordSize);
    if (value <= nodeCount) continue;
    const at = value - nodeCount + treeSize;
    if (at < section.from || at >= end) throw new RangeError("the tree leads out of the file");
    if (!section.mark(at)) continue;
    section.waiting.push(at);
    walkWaiting(section);
  }
}

function walkWaiting(section: ValueSection): void {
  for (let at = section.waiting.pop(); at !== undefined; at = section.waiting.pop()) {
    checkValue(section, at);
  }
}

function sectionOf(bytes: Buffer, from: number, to: number): ValueSection {
  const seen = new Uint8Array(((to - from) >> 3) + 1);
  const mark = (at: number): boolean => {
    const index = (at - from) >> 3;
    const bit = 1 << ((at - from) & 7);
    const isNew = ((seen[index] ?? 0) & bit) === 0;
    seen[index] = (seen[index] ?? 0) | bit;
    return isNew;
  };
  return { bytes, from, to, mark, waiting: [] };
}

/**
 * Reads a record, of which each node has two. Nodes of 28-bit records keep the high bits of both in the middle byte.
 */
function recordAt(bytes: Buffer, record: number, size: number): number {
  const isRight = record & 1;
  const at = ((record >> 1) * size) / 4;
  if (size === 24) return bytes.readUIntBE(at + isRight * 3, 3);
  if (size === 32) return bytes.readUInt32BE(at + isRight * 4);
  const middle = bytes[at + 3] ?? 0;
  const high = isRight ? middle & 15 : middle >> 4;
  return high * 0x100_0000 + bytes.readUIntBE(at + isRight * 4, 3);
}
