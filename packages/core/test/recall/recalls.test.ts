import { expect, test } from "vitest";
import { recallsOf } from "../../src/reconcile/recall/recalls.ts";
import { wordRow } from "../../src/reconcile/recall/word-row.ts";
import { memoryReadCache } from "../../src/store/memory-read-cache.ts";
import type { ReadCache } from "../../src/store/read-cache.ts";

const target = { schema: { kinds: { account: { attributes: {} } } }, kind: "account" };

function rowOf(...words: readonly number[]) {
  const row = wordRow();
  for (const word of words) row.put(word);
  return row;
}

function opened(cache: ReadCache, given: Partial<typeof target & { policyHash: string }> = {}) {
  const { policyHash = "policy", ...rest } = given;
  const recalls = recallsOf({ cache, seed: "store-1", policyHash });
  const recall = recalls.open("accounts", { ...target, ...rest });
  if (!recall) throw new Error("there is a cache");
  const found = (stable: string, version: string): readonly number[] | undefined => {
    const at = recall.find(stable, version);
    return at < 0 ? undefined : Array.from(recall.words.subarray(at, at + recall.size));
  };
  const note = (stable: string, version: string, ...words: readonly number[]): void => {
    recall.find(stable, version);
    recall.expect(stable);
    if (recall.begin(stable)) recall.note(rowOf(...words));
  };
  return { recalls, recall, found, note };
}

test("what was noted of a record is found by its key and version together", () => {
  const cache = memoryReadCache();
  const { recall, note } = opened(cache);
  note("a", "1", 1, 2);
  note("b", "1", 3);
  recall.close(true);
  const { found } = opened(cache);
  expect([found("a", "1"), found("b", "1")]).toEqual([[1, 2], [3]]);
  expect([found("a", "2"), found("c", "1")]).toEqual([undefined, undefined]);
});

test("what was found and kept is found by the next run, and what was not kept is forgotten", () => {
  const cache = memoryReadCache();
  const first = opened(cache);
  first.note("a", "1", 1);
  first.note("b", "1", 2);
  first.recall.close(true);
  const second = opened(cache);
  second.found("a", "1");
  second.recall.keep();
  second.found("b", "1");
  second.recall.close(true);
  const { found } = opened(cache);
  expect([found("a", "1"), found("b", "1")]).toEqual([[1], undefined]);
});

test("nothing is noted of a record that nobody asked about, and each record once", () => {
  const sizes: number[] = [];
  const add = ({ length }: Uint8Array): void => void sizes.push(length);
  const { recall, note } = opened({ read: () => [], write: () => ({ add, keep() {}, drop() {} }) });
  expect(recall.begin("a")).toBe(false);
  recall.note(rowOf(1));
  note("b", "1", 2);
  recall.note(rowOf(3));
  expect(recall.begin("b")).toBe(false);
  recall.close(true);
  expect(sizes).toEqual([16]);
});

test("a record that was asked about again before it came is noted under the later version", () => {
  const cache = memoryReadCache();
  const { recall, note } = opened(cache);
  recall.find("a", "1");
  recall.expect("a");
  note("a", "2", 5);
  recall.close(true);
  const { found } = opened(cache);
  expect([found("a", "2"), found("a", "1")]).toEqual([[5], undefined]);
});

test.each([
  ["policy", { policyHash: "another" }],
  ["schema", { schema: { kinds: { account: { attributes: { mail: {} } } } } as never }],
  ["kind of account", { kind: "container" }],
])("under another %s nothing of it is found", (_, given) => {
  const cache = memoryReadCache();
  const { recall, note } = opened(cache);
  note("a", "1", 1);
  recall.close(true);
  expect(opened(cache, given).found("a", "1")).toBeUndefined();
  expect(opened(cache).found("a", "1")).toEqual([1]);
});

test("what is open when a run ends is let go of, and leaves what was there", () => {
  const done: string[] = [];
  const cache: ReadCache = {
    *read() {
      try {
        yield new Uint8Array(16);
      } finally {
        done.push("closed");
      }
    },
    write: () => ({ add() {}, keep: () => done.push("kept"), drop: () => done.push("dropped") }),
  };
  const { recalls, note } = opened(cache);
  note("a", "1", 1);
  recalls[Symbol.dispose]();
  expect(done).toEqual(["closed", "dropped"]);
});

test("without a cache nothing is opened", () => {
  const recalls = recallsOf({ cache: undefined, seed: "store-1", policyHash: "policy" });
  expect(recalls.open("accounts", target)).toBeUndefined();
});
