import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import type { ConnectorError } from "../../src/errors.ts";
import { fileReadCache } from "../../src/store/file-read-cache.ts";
import { memoryReadCache } from "../../src/store/memory-read-cache.ts";
import type { ReadCache } from "../../src/store/read-cache.ts";

const folders: string[] = [];
const part = "accounts of a/../directory";

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "read-cache-"));
  folders.push(made);
  return join(made, "cache");
}

afterEach(async () => {
  for (const made of folders.splice(0)) await rm(made, { recursive: true });
});

function fill(cache: ReadCache, blocks: readonly string[], key = "key"): void {
  const writer = cache.write(part, key);
  for (const block of blocks) writer.add(Buffer.from(block));
  writer.keep();
}

function read(cache: ReadCache, key = "key"): readonly string[] {
  return Array.from(cache.read(part, key), (block) => Buffer.from(block).toString());
}

const caches: readonly (readonly [string, () => Promise<ReadCache>])[] = [
  ["in memory", async () => memoryReadCache()],
  ["of files", async () => fileReadCache({ folder: await folder() })],
];

describe.each(caches)("a read cache %s", (_, make) => {
  test("gives what was kept under the same key, and nothing under another or before", async () => {
    const cache = await make();
    expect(read(cache)).toEqual([]);
    fill(cache, ["one", "two"]);
    expect(read(cache)).toEqual(["one", "two"]);
    expect(read(cache)).toEqual(["one", "two"]);
    expect(read(cache, "another")).toEqual([]);
    expect(Array.from(cache.read("another part", "key"))).toEqual([]);
  });

  test("puts what is kept in the place of what was there, also when it is nothing", async () => {
    const cache = await make();
    fill(cache, ["one"]);
    fill(cache, ["other"], "another");
    expect(read(cache)).toEqual([]);
    expect(read(cache, "another")).toEqual(["other"]);
    fill(cache, []);
    expect(read(cache)).toEqual([]);
  });

  test("stands as it was until the new content is kept, and when that is dropped", async () => {
    const cache = await make();
    fill(cache, ["one"]);
    const writer = cache.write(part, "key");
    writer.add(Buffer.from("new"));
    expect(read(cache)).toEqual(["one"]);
    writer.drop();
    writer.add(Buffer.from("late"));
    writer.keep();
    expect(read(cache)).toEqual(["one"]);
  });

  test("does not hold on to the bytes that it was given", async () => {
    const cache = await make();
    const bytes = Buffer.from("one");
    const writer = cache.write(part, "key");
    writer.add(bytes);
    bytes.fill(0);
    writer.keep();
    writer.drop();
    expect(read(cache)).toEqual(["one"]);
  });
});

test("a file of another key is not taken for damaged, nor is one that is not there", async () => {
  const onLost = (error: ConnectorError): void => expect.fail(error.message);
  const cache = fileReadCache({ folder: await folder(), onLost });
  expect(read(cache)).toEqual([]);
  fill(cache, ["one"]);
  expect(read(cache, "another")).toEqual([]);
});

test("whatever byte of a file is damaged, and wherever it is cut, no block comes that was not written", async () => {
  const lost: string[] = [];
  const at = await folder();
  const cache = fileReadCache({ folder: at, onLost: ({ code }) => lost.push(code) });
  const blocks = ["first block", "second", "third and last"];
  fill(cache, blocks);
  const path = join(at, encodeURIComponent(part));
  const whole = await readFile(path);
  await fc.assert(
    fc.asyncProperty(
      fc.nat(whole.length - 1),
      fc.integer({ min: 1, max: 255 }),
      async (byte, flip) => {
        const damaged = Buffer.from(whole);
        damaged[byte] = (damaged[byte] as number) ^ flip;
        for (const bytes of [damaged, whole.subarray(0, byte)]) {
          await writeFile(path, bytes);
          const found = read(cache);
          expect(found.length).toBeLessThan(blocks.length);
          expect(found).toEqual(blocks.slice(0, found.length));
        }
      },
    ),
  );
  expect(new Set(lost)).toEqual(new Set(["protocol"]));
});

test("what is read of a cache of files is of its owner alone, and nothing half written stays behind", async () => {
  const at = await folder();
  const cache = fileReadCache({ folder: at });
  fill(cache, ["one"]);
  const dropped = cache.write(part, "key");
  dropped.add(Buffer.from("two"));
  expect(await readdir(at)).toHaveLength(2);
  dropped.drop();
  const names = await readdir(at);
  expect(names).toEqual([encodeURIComponent(part)]);
  expect((await stat(join(at, names[0] as string))).mode & 0o777).toBe(0o600);
  expect((await stat(at)).mode & 0o777).toBe(0o700);
});

test("a folder that cannot be used stops nothing, and is told with what to do", async () => {
  const at = await folder();
  const lost: ConnectorError[] = [];
  const cache = fileReadCache({ folder: join(at, "file"), onLost: (error) => lost.push(error) });
  fill(fileReadCache({ folder: at }), ["one"]);
  await writeFile(join(at, "file"), "");
  fill(cache, ["one", "two"]);
  expect(read(cache)).toEqual([]);
  expect(lost.map(({ message }) => message)).toEqual([
    "a file of the read cache could not be written (EEXIST)",
    "a file of the read cache could not be read (ENOTDIR)",
  ]);
  expect(lost[0]?.advice).toContain("folder of the read cache");
  const silent = fileReadCache({ folder: join(at, "file") });
  fill(silent, ["one"]);
  expect(read(silent)).toEqual([]);
  await chmod(at, 0o700);
});
