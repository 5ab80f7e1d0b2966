import { open } from "node:fs/promises";

const lineBreak = 0x0a;
// What is made of these lines is garbage before it has been moved to where garbage is dear.
const atOnce = 128;

// In front of what is read there is room for the rest of a line that began before.
const room = 1 << 14;

/**
 * Gives the lines of a file as bytes, without their ends, some at a time. The bytes are overwritten by the next step. The
 * next chunk is on its way meanwhile.
 */
export async function* fileLines(path: string, chunkBytes = 1 << 18): AsyncGenerator<Buffer[]> {
  const file = await open(path);
  try {
    const chunks = [0, 1].map(() => Buffer.allocUnsafeSlow(room + chunkBytes)) as [Buffer, Buffer];
    const fill = (turn: 0 | 1) => file.read(chunks[turn], room, chunkBytes);
    let coming = fill(0);
    let rest: Buffer = Buffer.alloc(0);
    for (let turn: 0 | 1 = 0; ; turn = turn === 0 ? 1 : 0) {
      const { bytesRead } = await coming;
      if (bytesRead === 0) break;
      const bytes = joined(rest, chunks[turn].subarray(0, room + bytesRead));
      coming = fill(turn === 0 ? 1 : 0);
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
      rest = bytes.subarray(start);
    }
    if (rest.length > 0) yield [rest];
  } finally {
    await file.close();
  }
}

/** Puts the rest of a line in front of what follows it, which begins behind the room for it. */
function joined(rest: Buffer, chunk: Buffer): Buffer {
  if (rest.length > room) return Buffer.concat([rest, chunk.subarray(room)]);
  rest.copy(chunk, room - rest.length);
  return chunk.subarray(room - rest.length);
}
