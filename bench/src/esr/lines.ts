import { open } from "node:fs/promises";

const lineBreak = 0x0a;
// What is made of these lines is garbage before it has been moved to where garbage is dear.
const atOnce = 128;

/** Gives the lines of a file as bytes, without their ends, some at a time. The bytes are overwritten by the next step. */
export async function* fileLines(path: string, chunkBytes = 1 << 18): AsyncGenerator<Buffer[]> {
  const file = await open(path);
  try {
    let chunk = Buffer.allocUnsafeSlow(chunkBytes);
    let kept = 0;
    while (true) {
      if (kept === chunk.length) chunk = Buffer.concat([chunk], chunk.length * 2);
      const { bytesRead } = await file.read(chunk, kept, chunk.length - kept);
      if (bytesRead === 0) break;
      const end = kept + bytesRead;
      let lines: Buffer[] = [];
      let start = 0;
      for (let at = next(chunk, 0, end); at >= 0; at = next(chunk, start, end)) {
        lines.push(chunk.subarray(start, at));
        start = at + 1;
        if (lines.length < atOnce) continue;
        yield lines;
        lines = [];
      }
      if (lines.length > 0) yield lines;
      // The rest of a line moves to the front, where the next read completes it.
      chunk.copyWithin(0, start, end);
      kept = end - start;
    }
    if (kept > 0) yield [chunk.subarray(0, kept)];
  } finally {
    await file.close();
  }
}

function next(chunk: Buffer, start: number, end: number): number {
  const at = chunk.indexOf(lineBreak, start);
  return at < end ? at : -1;
}
