import { existsSync, mkdtempSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { entryLists } from "../src/sidecar/entries.ts";
import { entryHash, entryOffset } from "../src/sidecar/entry.ts";
import { fileRuns, memoryRuns, type RunStore } from "../src/sidecar/runs.ts";

const many = 400_000;

function runsFile(): { readonly path: string; readonly runs: RunStore } {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-runs-"));
  const path = join(folder, "test.runs");
  const runs = fileRuns(path);
  onTestFinished(() => {
    runs.close();
    rmSync(folder, { recursive: true });
  });
  return { path, runs };
}

/** Numbers that look as hashes do, the same each time. */
function scattered(count: number, distinct: number): number[] {
  let state = 1;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * distinct) * Math.floor(2 ** 28 / distinct);
  });
}

/** Tells the first entry that is not as it should be: in order of hash, then of adding. */
function firstWrong(hashes: readonly number[], runs: RunStore): unknown {
  const list = entryLists(runs)();
  const placeOf = (index: number): number => index * 150_000;
  for (const [index, hash] of hashes.entries()) list.add(hash, placeOf(index));
  const order = hashes.map((_, index) => index);
  order.sort((a, b) => (hashes[a] as number) - (hashes[b] as number) || a - b);
  let at = 0;
  for (const words of list.takeSorted()) {
    for (let index = 0; index < words.length / 2; index++, at++) {
      const wanted = order[at] as number;
      const found = { hash: entryHash(words, index), offset: entryOffset(words, index) };
      if (found.hash === hashes[wanted] && found.offset === placeOf(wanted)) continue;
      return { at, found };
    }
  }
  return at === hashes.length ? undefined : `${at} entries`;
}

test.each([
  ["no entry", 0, 1],
  ["one entry", 1, 1],
  ["as many as are held in memory", 1 << 16, 2 ** 28],
  ["one more than that", (1 << 16) + 1, 2 ** 28],
  ["many of different hashes", many, 2 ** 28],
  ["many of few hashes", many, 7],
  ["many of one hash", many, 1],
])("entries come in order of hash, then place: %s", (_, count, distinct) => {
  const hashes = scattered(count, distinct);
  expect(firstWrong(hashes, runsFile().runs)).toBeUndefined();
  expect(firstWrong(hashes, memoryRuns())).toBeUndefined();
});

test("runs of which each is far from the others are merged", () => {
  const hashes = scattered(many, 2 ** 20).map((hash, index) => (hash >>> 8) + index * 600);
  expect(firstWrong(hashes, runsFile().runs)).toBeUndefined();
  expect(firstWrong(hashes.toReversed(), runsFile().runs)).toBeUndefined();
});

test("what does not fit waits in a file that is gone when it is closed", () => {
  const { path, runs } = runsFile();
  const list = entryLists(runs)();
  for (let index = 0; index < 1 << 16; index++) list.add(index, index);
  expect(existsSync(path)).toBe(false);
  list.add(0, 1 << 16);
  expect(existsSync(path)).toBe(true);
  runs.close();
  expect(existsSync(path)).toBe(false);
});

test("a file of runs that something else has cut short is noticed", () => {
  const { path, runs } = runsFile();
  const list = entryLists(runs)();
  for (let index = 0; index < many; index++) list.add(index, index);
  truncateSync(path, 100_000);
  expect(() => [...list.takeSorted()]).toThrow(/temporary file was changed while it was in use/);
});

test("runs that cannot be written are an error that says so", () => {
  const list = entryLists(fileRuns("/nowhere/at/all.runs"))();
  const addMany = (): void => {
    for (let index = 0; index <= 1 << 16; index++) list.add(index, index);
  };
  expect(addMany).toThrow(
    expect.objectContaining({
      code: "unavailable",
      message: "/nowhere/at/all.runs cannot be written: ENOENT",
      advice: expect.stringContaining("has room"),
    }),
  );
});
