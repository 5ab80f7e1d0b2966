import { open, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readLog } from "../../../src/profile/store/file/read-log.ts";
import { fileProfileStore } from "../../../src/profile/store/file-profile-store.ts";
import type { ProfileStore } from "../../../src/profile/store/profile-store.ts";
import { testFolder } from "./folder.ts";

const people = ["a", "b", "c"];

async function writeAll(store: ProfileStore, expected: number): Promise<void> {
  const bytes = new Uint8Array(40).fill(expected + 1);
  await store.write(people.map((subject) => ({ subject, expected, bytes })));
}

async function versions(store: ProfileStore): Promise<readonly number[]> {
  return await Promise.all(
    people.map(async (subject) => (await store.read(subject))?.version ?? 0),
  );
}

/** A log with a part that was written anew and two writes after it, and how long it was before each. */
async function writtenLog(): Promise<{
  folder: string;
  path: string;
  bytes: Buffer;
  ends: number[];
}> {
  const folder = await testFolder();
  const path = join(folder, "shard-0-of-1", "profiles");
  await using first = await fileProfileStore({ folder });
  await writeAll(first, 0);
  await first[Symbol.asyncDispose]();
  await using store = await fileProfileStore({ folder });
  const ends = [(await stat(path)).size];
  for (const version of [1, 2]) {
    await writeAll(store, version);
    ends.push((await stat(path)).size);
  }
  return { folder, path, bytes: await readFile(path), ends };
}

test("what was written is there when the store is opened again", async () => {
  const { folder } = await writtenLog();
  await using store = await fileProfileStore({ folder });
  expect(await versions(store)).toEqual([3, 3, 3]);
  expect((await store.read("a"))?.bytes).toEqual(new Uint8Array(40).fill(3));
});

test("a write that was cut off at any byte is dropped and reported, and no other", async () => {
  const { folder, path, bytes, ends } = await writtenLog();
  const [, before, end] = ends as [number, number, number];
  for (let cut = before + 1; cut < end; cut += 7) {
    await writeFile(path, bytes.subarray(0, cut));
    await using store = await fileProfileStore({ folder });
    const found = await versions(store);
    expect(
      found.every((version, index) => version === 2 || (version === 3 && found[index - 1] !== 2)),
    ).toBe(true);
    expect(found.at(-1)).toBe(2);
    const isWhole = store.findings.length === 0;
    if (!isWhole) expect(store.findings[0]).toMatchObject({ kind: "torn-record" });
    // Only where it was cut between two profiles is there nothing torn to see.
    else
      expect(cut).toSatisfy((at: number) => (at - before) % ((end - before) / people.length) === 0);
  }
});

test("any damaged byte is found out: refused, or taken for a last write that was cut off", async () => {
  const { path, bytes, ends } = await writtenLog();
  const [, before] = ends as [number, number];
  await using handle = await open(path, "r+");
  for (let at = 0; at < bytes.length; at++) {
    await handle.write(Uint8Array.of((bytes[at] as number) ^ (1 << (at % 8))), 0, 1, at);
    const reading = readLog(handle, path, () => {});
    if (at < before)
      await expect(reading, `byte ${at}`).rejects.toMatchObject({ code: "protocol" });
    else expect((await reading).torn, `byte ${at}`).toBeGreaterThan(0);
    await handle.write(bytes, at, 1, at);
  }
  expect(await readLog(handle, path, () => {})).toMatchObject({ torn: 0 });
});

test("a log from which a whole profile was taken out, or in which two changed places, is damaged", async () => {
  const { path, bytes, ends } = await writtenLog();
  const [from, to] = ends as [number, number];
  const size = (to - from) / people.length;
  const [one, two] = [
    bytes.subarray(from, from + size),
    bytes.subarray(from + size, from + 2 * size),
  ];
  for (const middle of [[two], [two, one]]) {
    await writeFile(
      path,
      Buffer.concat([bytes.subarray(0, from), ...middle, bytes.subarray(from + 2 * size)]),
    );
    await using handle = await open(path, "r");
    await expect(readLog(handle, path, () => {})).rejects.toMatchObject({ code: "protocol" });
  }
});

test("a damaged log is refused and left as it is; damage in its last write is dropped and reported", async () => {
  const { folder, path, bytes, ends } = await writtenLog();
  const [, before] = ends as [number, number];
  for (const at of [20, before - 10, before + 10]) {
    const damaged = Buffer.from(bytes);
    damaged[at] = (damaged[at] as number) ^ 1;
    await writeFile(path, damaged);
    if (at < before) {
      await expect(fileProfileStore({ folder })).rejects.toMatchObject({ code: "protocol" });
      expect(await readFile(path)).toEqual(damaged);
    } else {
      await using store = await fileProfileStore({ folder });
      expect(store.findings).toMatchObject([{ kind: "torn-record" }]);
      expect(await versions(store)).toEqual([2, 2, 2]);
    }
  }
});

test("a log that lost a part from what was written anew is damaged, not cut off", async () => {
  const { folder, path, bytes, ends } = await writtenLog();
  await writeFile(path, bytes.subarray(0, (ends[0] as number) - 1));
  await expect(fileProfileStore({ folder })).rejects.toMatchObject({ code: "protocol" });
});

test("a log that grows is written anew, and stays as large as what counts in it", async () => {
  const folder = await testFolder();
  await using store = await fileProfileStore({ folder });
  const bytes = new Uint8Array(300);
  const subjects = Array.from({ length: 1_000 }, (_, person) => `person-${person}`);
  for (let version = 0; version < 30; version++) {
    await store.write(subjects.map((subject) => ({ subject, expected: version, bytes })));
  }
  const { size } = await stat(join(folder, "shard-0-of-1", "profiles"));
  expect(size).toBeLessThan(6_000_000);
  expect((await store.read("person-999"))?.version).toBe(30);
  expect(await Array.fromAsync(store.scan())).toHaveLength(1_000);
});

test("a shard has one writer at a time, and another shard its own", async () => {
  const folder = await testFolder();
  await using first = await fileProfileStore({ folder, shard: { number: 0, of: 2 } });
  await expect(fileProfileStore({ folder, shard: { number: 0, of: 2 } })).rejects.toMatchObject({
    code: "locked",
  });
  await using second = await fileProfileStore({ folder, shard: { number: 1, of: 2 } });
  const attempts = await Promise.allSettled(
    [first, second].map((store) =>
      store.write([{ subject: "a", expected: 0, bytes: new Uint8Array(1) }]),
    ),
  );
  expect(attempts.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  await expect(fileProfileStore({ folder, shard: { number: 2, of: 2 } })).rejects.toMatchObject({
    code: "invalid-options",
  });
});

test("a writer whose shard was taken over while it slept is refused, and changes nothing", async () => {
  const folder = await testFolder();
  await using sleeper = await fileProfileStore({ folder });
  await writeAll(sleeper, 0);
  // As an operator does who is sure that the process has ended.
  await rm(join(folder, "shard-0-of-1", "lock"));
  await using successor = await fileProfileStore({ folder });
  await expect(writeAll(sleeper, 1)).rejects.toMatchObject({ code: "locked", retry: "never" });
  await writeAll(successor, 1);
  expect(await versions(successor)).toEqual([2, 2, 2]);
});

test("a closed store is not written to", async () => {
  const store = await fileProfileStore({ folder: await testFolder() });
  await store[Symbol.asyncDispose]();
  await expect(writeAll(store, 0)).rejects.toMatchObject({ code: "unavailable" });
});
