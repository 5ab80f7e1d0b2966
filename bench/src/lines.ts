import { open } from "node:fs/promises";

const lineBreak = 0x0a;
// What is made of these lines is garbage before it has been moved to where garbage is dear.
const atOnce = 128;
const chunkBytes = 1 << 18;
// In front of what is read there is room for the rest of a line that began before.
const room = 1 << 14;

/**
 * Gives the lines of a file as bytes, without their ends, some at a time. The bytes are overwritten by the next step. With
 * `readAhead` the next chunk is on its way meanwhile, as it is for who reads from a stream.
 */
export async function* fileLines(
  path: string,
  { readAhead = false }: { readonly readAhead?: boolean } = {},
): AsyncGenerator<Buffer[]> {
  const file = await open(path);
  try {
    let [chunk, other] = [0, 1].map(() => Buffer.allocUnsafeSlow(room + chunkBytes)) as [
      Buffer,
      Buffer,
    ];
    const fill = (into: Buffer) => file.read(into, room, chunkBytes);
    let coming = fill(chunk);
    let rest: Buffer = Buffer.alloc(0);
    for (;;) {
      const { bytesRead } = await coming;
      if (bytesRead === 0) break;
      const bytes = joined(rest, chunk.subarray(0, room + bytesRead));
      if (readAhead) coming = fill(other);
      rest = yield* cut(bytes);
      if (!readAhead) coming = fill(other);
      [chunk, other] = [other, chunk];
    }
    if (rest.length > 0) yield [rest];
  } finally {
    await file.close();
  }
}

/** Cuts bytes into lines, some at a time, and gives back what comes after the last of them. */
function* cut(bytes: Buffer): Generator<Buffer[], Buffer> {
  let lines: Buffer[] = [];
  let start = 0;
  for (let at = bytes.indexOf(lineBreak); at >= 0; at = bytes.indexOf(lineBreak, start)) {
    lines.push(bytes.subarray(start, at));
    start = at + 1;
    if (lines.length < atOnce) continue;
    yield lines;
    lines = [];
  }
  if (lines.length > 0) yield lines;
  return bytes.subarray(start);
}

/** Puts the rest of a line in front of what follows it, which begins behind the room for it. */
function joined(rest: Buffer, chunk: Buffer): Buffer {
  if (rest.length > room) return Buffer.concat([rest, chunk.subarray(room)]);
  rest.copy(chunk, room - rest.length);
  return chunk.subarray(room - rest.length);
}
