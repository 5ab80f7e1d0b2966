import { open } from "node:fs/promises";

const lineBreak = 0x0a;
// What is made of these lines is garbage before it has been moved to where garbage is dear.
const atOnce = 128;

/**
 * Gives the lines of a file as bytes, without their ends, some at a time. The next bytes are read meanwhile. The bytes are
 * overwritten by the next step.
 */
export async function* fileLines(path: string, chunkBytes = 1 << 18): AsyncGenerator<Buffer[]> {
  const file = await open(path);
  let chunk = Buffer.allocUnsafeSlow(chunkBytes);
  let spare = Buffer.allocUnsafeSlow(chunkBytes);
  let coming = file.read(chunk, 0, chunk.length);
  try {
    let kept = 0;
    for (let { bytesRead } = await coming; bytesRead > 0; { bytesRead } = await coming) {
      const end = kept + bytesRead;
      const whole = chunk.subarray(0, end).lastIndexOf(lineBreak) + 1;
      // The rest of a line moves to the front of the next chunk, where the next read completes it.
      kept = end - whole;
      while (kept >= spare.length) spare = Buffer.allocUnsafeSlow(spare.length * 2);
      chunk.copy(spare, 0, whole, end);
      coming = file.read(spare, kept, spare.length - kept);
      yield* linesIn(chunk.subarray(0, whole));
      [chunk, spare] = [spare, chunk];
    }
    if (kept > 0) yield [chunk.subarray(0, kept)];
  } finally {
    await coming.catch(() => undefined);
    await file.close();
  }
}

function* linesIn(bytes: Buffer): Generator<Buffer[]> {
  let lines: Buffer[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(lineBreak, start);
    lines.push(bytes.subarray(start, end));
    start = end + 1;
    if (lines.length < atOnce) continue;
    yield lines;
    lines = [];
  }
  if (lines.length > 0) yield lines;
}
