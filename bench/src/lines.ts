import { open } from "node:fs/promises";

/** Gives each line of a file as bytes, without its end. The bytes are overwritten by the next step. */
export async function* fileLines(path: string, chunkBytes = 1 << 20): AsyncGenerator<Buffer[]> {
  const file = await open(path);
  try {
    const chunk = Buffer.allocUnsafe(chunkBytes);
    let rest = Buffer.alloc(0);
    while (true) {
      const { bytesRead } = await file.read(chunk, 0, chunkBytes);
      if (bytesRead === 0) break;
      const bytes =
        rest.length > 0
          ? Buffer.concat([rest, chunk.subarray(0, bytesRead)])
          : chunk.subarray(0, bytesRead);
      const lines: Buffer[] = [];
      let start = 0;
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
        lines.push(bytes.subarray(start, end));
        start = end + 1;
      }
      rest = Buffer.from(bytes.subarray(start));
      yield lines;
    }
    if (rest.length > 0) yield [rest];
  } finally {
    await file.close();
  }
}
