import { open, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { type Base, openBase, type Place } from "../../src/store/file/base.ts";
import { baseTexts } from "../../src/store/file/base-frame.ts";
import { entryOrder, entryText, type FileEntry } from "../../src/store/file/entry.ts";
import { checksumLength } from "../../src/store/file/line.ts";
import { filePieces } from "../../src/store/file/lines.ts";
import type { StoreSpace } from "../../src/store/store.ts";
import { testFolder } from "./folder.ts";

const spaces: readonly StoreSpace[] = ["links", "linkAliases", "names", "meta"];
const key = fc.oneof(
  fc.constantFrom("", "a", "a/b", "a\t", "b\n"),
  fc.string({ unit: "binary", maxLength: 4 }),
  fc.string({ unit: fc.constantFrom("a", "b", "\\", '"', "é"), maxLength: 12 }),
);
/** In characters of two bytes: from many to a block up to one that is longer than a block. */
const valueLength = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 300 }) },
  { weight: 3, arbitrary: fc.integer({ min: 2_000, max: 20_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 35_000, max: 80_000 }) },
);
const entries = fc
  .uniqueArray(fc.record({ space: fc.constantFrom(...spaces), key, length: valueLength }), {
    selector: (entry) => `${entry.space}\t${entry.key}`,
    maxLength: 50,
    size: "max",
  })
  .map((given) =>
    given
      .map((entry): FileEntry => ({ ...entry, text: JSON.stringify("é".repeat(entry.length)) }))
      .map(({ space, key, text }) => ({ space, key, text }))
      .sort(entryOrder),
  );

const baseOf = async (given: readonly FileEntry[]): Promise<string> => {
  const path = join(await testFolder(), "base");
  async function* onePage(): AsyncGenerator<readonly string[]> {
    yield given.map(entryText);
  }
  const header = { spec: "rollcall/store-base@1", id: "a store", generation: 1 } as const;
  await writeFile(path, baseTexts(header, onePage()));
  return path;
};

/** The place of every entry, those just before and after it, and those before and after all of a space. */
const placesAround = (given: readonly FileEntry[]): readonly Place[] => [
  ...given.flatMap(({ space, key: there }) =>
    [there, `${there}\0`, there.slice(0, -1), `${there.slice(0, -1)}\uFFFF`].map((name) => ({
      space,
      key: name,
    })),
  ),
  ...spaces.flatMap((space) => ["", "\uFFFF\uFFFF"].map((name) => ({ space, key: name }))),
];

const firstNotBefore = (given: readonly FileEntry[], place: Place): number => {
  const at = given.findIndex((entry) => entryOrder(entry, place) >= 0);
  return at < 0 ? given.length : at;
};

const few = 3;
const fewFrom = async (base: Base, place: Place): Promise<readonly FileEntry[]> => {
  const found: FileEntry[] = [];
  for await (const some of base.from(place)) {
    found.push(...some);
    if (found.length >= few) break;
  }
  return found.slice(0, few);
};

const textFrom = async (base: Base, place: Place): Promise<string> => {
  for await (const { bytes } of base.pieces(place)) {
    return bytes.subarray(checksumLength, bytes.indexOf("\n")).toString();
  }
  return "";
};

test("whatever a base holds, it is looked up as a map and read on from any place", async () => {
  await fc.assert(
    fc.asyncProperty(entries, async (given) => {
      const base = await openBase(await baseOf(given));
      const texts = new Map(given.map((entry) => [`${entry.space}\t${entry.key}`, entry.text]));
      try {
        for (const place of placesAround(given)) {
          const rest = given.slice(firstNotBefore(given, place));
          const text = texts.get(`${place.space}\t${place.key}`);
          expect((await base.get(place))?.text).toBe(text);
          expect(await fewFrom(base, place)).toEqual(rest.slice(0, few));
          expect(await textFrom(base, place)).toBe(rest[0] ? entryText(rest[0]) : "");
        }
        expect((await Array.fromAsync(base.from())).flat()).toEqual(given);
        const first = { space: "absences", key: "" } as const;
        expect((await Array.fromAsync(base.from(first))).flat()).toEqual(given);
      } finally {
        await base.close();
      }
    }),
    { numRuns: 15 },
  );
});

const damageOneByte = async (path: string, line: number, within: number): Promise<void> => {
  const bytes = await readFile(path);
  let from = 0;
  for (let before = 1; before < line; before++) from = bytes.indexOf("\n", from) + 1;
  const at = from + Math.floor(within * (bytes.indexOf("\n", from) - from));
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  await writeFile(path, bytes);
};

/** What was read, or the number of the line that was told to be damaged. */
const readOrDamage = async <T>(reading: Promise<T>): Promise<T | { readonly damaged: unknown }> =>
  await reading.catch((error) => {
    expect(error).toMatchObject({ code: "protocol" });
    return { damaged: error.where.line };
  });

test("a damaged line at a place, or on either side of it, is told and not taken for nothing there", async () => {
  // Nearly all doubles lie close to zero.
  const part = fc.nat({ max: 9_999 }).map((tenThousandths) => tenThousandths / 10_000);
  const some = entries.filter(({ length }) => length > 0);
  await fc.assert(
    fc.asyncProperty(some, part, part, async (given, which, within) => {
      const damagedAt = Math.floor(which * given.length);
      const told = { damaged: damagedAt + 2 };
      const path = await baseOf(given);
      await damageOneByte(path, told.damaged, within);
      const base = await openBase(path);
      try {
        for (const place of placesAround(given)) {
          const first = firstNotBefore(given, place);
          const next = given[first];
          const entry = next && entryOrder(next, place) === 0 ? next : undefined;
          const isBeside = first === damagedAt || (!entry && first === damagedAt + 1);
          const found = await readOrDamage(base.get(place));
          if (isBeside) expect(found).toEqual(told);
          else expect([entry, told]).toContainEqual(found);
          const read = await readOrDamage(fewFrom(base, place));
          if (isBeside) expect(read).toEqual(told);
          else expect([given.slice(first, first + few), told]).toContainEqual(read);
        }
        expect(await readOrDamage(Array.fromAsync(base.from()))).toEqual(told);
      } finally {
        await base.close();
      }
    }),
    { numRuns: 15 },
  );
});

const manyEntries = Array.from({ length: 5_000 }, (_, at) => ({
  space: "links" as const,
  key: String(at).padStart(4, "0"),
  text: JSON.stringify(String(at).repeat(25)),
}));

test("a stretch is read whatever room is given for its first chunk", async () => {
  const path = await baseOf(manyEntries.slice(0, 50));
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    for (const length of [0, 10, 300, 5_000]) {
      const texts: string[] = [];
      const stretch = { from: 0, to: size, chunk: 300, room: Buffer.alloc(length) };
      for await (const { bytes } of filePieces(handle, stretch)) texts.push(bytes.toString());
      expect(texts.join("")).toBe(await readFile(path, "utf8"));
    }
  } finally {
    await handle.close();
  }
});

test("entries that are looked up at once do not get in each other's way", async () => {
  const base = await openBase(await baseOf(manyEntries));
  try {
    for (let round = 0; round < 3; round++) {
      const wanted = manyEntries.filter((_, at) => at % 50 === round);
      expect(await Promise.all(wanted.map((place) => base.get(place)))).toEqual(wanted);
    }
  } finally {
    await base.close();
  }
});

test("once the way to it is known, one read tells that nothing is at a place", async () => {
  const base = await openBase(await baseOf(manyEntries));
  const handle = await open(import.meta.filename, "r");
  await handle.close();
  const read = vi.spyOn(Object.getPrototypeOf(handle), "read");
  try {
    const place = { space: "links", key: "2500x" } as const;
    await base.get(place);
    read.mockClear();
    expect(await base.get(place)).toBeUndefined();
    expect(read).toHaveBeenCalledTimes(1);
    for await (const [next] of base.from(place)) {
      expect(next?.key).toBe("2501");
      break;
    }
    expect(read).toHaveBeenCalledTimes(2);
  } finally {
    read.mockRestore();
    await base.close();
  }
});
