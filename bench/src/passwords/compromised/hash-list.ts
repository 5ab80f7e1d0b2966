import { writeHash } from "./made-up-hashes.ts";

const lineLength = 43;
const linesAtOnce = 4096;
const digits = Buffer.from("0123456789ABCDEF", "latin1");

/** Gives the first `keys` made-up hashes as a list in pieces, `SHA1:count`. With `shard` all begin with that byte. */
export async function* hashList(keys: number, shard?: number): AsyncGenerator<Uint8Array> {
  const hash = new Uint8Array(20);
  for (let from = 0; from < keys; from += linesAtOnce) {
    const lines = Math.min(linesAtOnce, keys - from);
    const piece = Buffer.alloc(lines * lineLength, ":1\n".padStart(lineLength, "0"));
    for (let line = 0; line < lines; line++) {
      writeHash(from + line, hash);
      if (shard !== undefined) hash[0] = shard;
      writeDigits(hash, piece, line * lineLength);
    }
    yield piece;
  }
}

function writeDigits(hash: Uint8Array, into: Uint8Array, start: number): void {
  let at = start;
  for (const byte of hash) {
    into[at++] = digits[byte >> 4] as number;
    into[at++] = digits[byte & 15] as number;
  }
}
