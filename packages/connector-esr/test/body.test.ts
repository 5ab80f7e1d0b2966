import { expect, test } from "vitest";
import { blockEntries, blockSize, blockSums, openBody } from "../src/sidecar/body.ts";

const wordsOfBlock = blockEntries * 2;
const blocks = 600;
/** The last block is half as long. */
const words = Uint32Array.from({ length: (blocks - 0.5) * wordsOfBlock }, (_, at) => at);
const bytes = new Uint8Array(words.buffer);

function opened(given: Uint8Array = bytes) {
  const memory = new Set<ArrayBufferLike>();
  const read = (into: Uint8Array, position: number): number => {
    memory.add(into.buffer);
    into.set(given.subarray(position, position + into.length));
    return Math.min(into.length, given.length - position);
  };
  return { memory, body: openBody({ length: bytes.length, read, sums: blockSums(bytes) }) };
}

const wordsOf = (number: number): Uint32Array =>
  words.subarray(number * wordsOfBlock, (number + 1) * wordsOfBlock);

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

test.each([
  ["in order", (at: number) => at],
  ["backwards", (at: number) => -1 - at],
  ["far apart", (at: number) => at * 257],
  ["again and again", (at: number) => (at % 3) * 299 + (at >> 2)],
])("each block is what was written when blocks are asked for %s", (_, numberAt) => {
  const { body } = opened();
  const numbers = Array.from(
    { length: 3 * blocks },
    (_, at) => (numberAt(at) + 3 * blocks) % blocks,
  );
  const isWrong = (one: number) => !bytesOf(body.block(one)).equals(bytesOf(wordsOf(one)));
  expect(numbers.filter(isWrong)).toEqual([]);
});

test("the memory of blocks that are forgotten is used again", () => {
  const { body, memory } = opened();
  for (let round = 0; round < 3; round++) {
    for (let number = 0; number < blocks; number++) body.block(number);
  }
  // 256 blocks, and the short one each time that it comes.
  expect(memory.size).toBeLessThanOrEqual(256 + 2 * 3);
});

test("a damaged block is told each time, and takes no other block's place", () => {
  const damaged = Uint8Array.from(bytes);
  damaged[300 * blockSize + 5] = 1;
  const { body } = opened(damaged);
  for (let number = 0; number < 300; number++) body.block(number);
  expect(() => body.block(300)).toThrow("an index of an extract is damaged");
  expect(() => body.block(300)).toThrow("an index of an extract is damaged");
  for (const number of [40, 44, 45, 299, 301]) expect(body.block(number)).toEqual(wordsOf(number));
});
