import { appendFile, readFile, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { textOf } from "../../src/model/byte-text.ts";
import { fileStore } from "../../src/store/file-store.ts";
import { memoryStore } from "../../src/store/memory-store.ts";
import type { Store, StoreSpace, StoreWrite } from "../../src/store/store.ts";
import { testFolder } from "./folder.ts";

// So that the base is written anew often, by commits and by what they come to.
vi.mock("../../src/store/file/longest-log.ts", () => ({ longestLog: () => 500 }));

const spaces: readonly StoreSpace[] = ["links", "linkAliases", "names", "meta"];
const write: fc.Arbitrary<StoreWrite> = fc.record({
  space: fc.constantFrom(...spaces),
  key: fc.oneof(
    fc.constantFrom("", "a", "a/b", "a\t", "b\n"),
    fc.string({ unit: "binary", maxLength: 6 }),
  ),
  value: fc.oneof(
    fc.constant(null),
    fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value))),
  ),
});
/** A commit that goes past the log straight into a new base. */
const large: StoreWrite = { space: "meta", key: "large", value: "x".repeat(600) };

type Step =
  | { readonly step: "commit"; readonly writes: readonly StoreWrite[] }
  | { readonly step: "open again" | "base anew" | "garbage" };
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc
      .array(write, { maxLength: 5 })
      .map((writes) => ({ step: "commit" as const, writes })),
  },
  { weight: 3, arbitrary: fc.constant({ step: "open again" as const }) },
  { weight: 2, arbitrary: fc.constant({ step: "base anew" as const }) },
  { weight: 1, arbitrary: fc.constant({ step: "garbage" as const }) },
);

const contents = async (store: Store): Promise<unknown> =>
  await Promise.all(spaces.map(async (space) => await Array.fromAsync(store.scan(space))));

const sameReads = async (file: Store, memory: Store): Promise<void> => {
  expect(await contents(file)).toEqual(await contents(memory));
  for (const space of spaces) {
    for (const prefix of ["a", "a/", "z"]) {
      expect(await Array.fromAsync(file.scan(space, prefix))).toEqual(
        await Array.fromAsync(memory.scan(space, prefix)),
      );
      expect(await file.get(space, prefix)).toEqual(await memory.get(space, prefix));
    }
  }
};

test("whatever is committed and however often it is opened, a file store reads as a memory store", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const folder = await testFolder();
      const memory = memoryStore();
      let file = await fileStore({ folder });
      for (const next of steps) {
        if (next.step === "commit") {
          await Promise.all([file.commit(next.writes), memory.commit(next.writes)]);
        } else if (next.step === "base anew") {
          await Promise.all([file.commit([large]), memory.commit([large])]);
          await Promise.all([
            file.commit([{ ...large, value: null }]),
            memory.commit([{ ...large, value: null }]),
          ]);
        } else {
          await file[Symbol.asyncDispose]();
          if (next.step === "garbage")
            await appendFile(join(folder, "log"), "deadbeef\t12\n\0\0\0garbage");
          file = await fileStore({ folder });
        }
      }
      await sameReads(file, memory);
      await file[Symbol.asyncDispose]();
    }),
    { numRuns: 60 },
  );
});

test("texts are read as bytes as a scan reads them, in its order and over what the log has changed", async () => {
  const key = fc.oneof(
    fc.string({
      unit: fc.constantFrom("a", "b", "é", "\\", '"', "\u{1F600}", "\uFFFD"),
      maxLength: 4,
    }),
    fc.string({ unit: "binary", maxLength: 3 }),
  );
  const writes = fc.array(fc.record({ key, value: fc.option(key) }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(writes, writes, async (first, then) => {
      await using store = await fileStore({ folder: await testFolder() });
      const commit = async (given: typeof first): Promise<void> =>
        await store.commit(
          given.map(({ key: name, value }) => ({ space: "names", key: `x/${name}`, value })),
        );
      await commit(first);
      await store.commit([large, { space: "names", key: "x", value: 1 }]);
      await store.commit([{ space: "names", key: "y", value: {} }]);
      await commit(then);
      const found: { key: string; value: string }[] = [];
      await store.scanTexts?.("names", "x/", (entry) => {
        found.push({ key: `x/${textOf(entry.key)}`, value: textOf(entry.value) });
      });
      expect(found).toEqual(await Array.fromAsync(store.scan("names", "x/")));
    }),
    { numRuns: 60 },
  );
});

test("a log that was cut off at any byte of the last commit holds all commits but that one", async () => {
  const folder = await testFolder();
  const log = join(folder, "log");
  const first = await fileStore({ folder });
  await first.commit([{ space: "links", key: "a", value: "before" }]);
  const before = (await stat(log)).size;
  await first.commit([
    { space: "links", key: "a", value: "after, é" },
    { space: "names", key: "b", value: { list: [1, 2] } },
  ]);
  await first[Symbol.asyncDispose]();
  const whole = await readFile(log);
  for (let size = before; size < whole.length; size++) {
    await writeFile(log, whole);
    await truncate(log, size);
    const store = await fileStore({ folder });
    expect(await store.get("links", "a")).toBe("before");
    expect(await store.get("names", "b")).toBeUndefined();
    expect((await stat(log)).size).toBe(before);
    await store.commit([{ space: "links", key: "c", value: size }]);
    await store[Symbol.asyncDispose]();
    const again = await fileStore({ folder });
    expect(await Array.fromAsync(again.scan("links"))).toEqual([
      { key: "a", value: "before" },
      { key: "c", value: size },
    ]);
    await again[Symbol.asyncDispose]();
  }
});

test("a last commit of which a page never reached the disk is dropped as a whole", async () => {
  const folder = await testFolder();
  const log = join(folder, "log");
  const first = await fileStore({ folder });
  await first.commit([{ space: "links", key: "a", value: "before" }]);
  const before = (await stat(log)).size;
  await first.commit([{ space: "links", key: "a", value: "after" }]);
  await first[Symbol.asyncDispose]();
  const whole = await readFile(log);
  await writeFile(log, whole.fill(0, before + 3, before + 20));
  await using store = await fileStore({ folder });
  expect(await store.get("links", "a")).toBe("before");
});
