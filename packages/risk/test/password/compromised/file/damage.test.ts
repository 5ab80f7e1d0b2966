import { copyFile, mkdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ConnectorError } from "@rollcall/core";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setFileName } from "../../../../src/password/compromised/file/set-file.ts";
import {
  type OpenSetOptions,
  openCompromisedSet,
} from "../../../../src/password/compromised/open-compromised-set.ts";
import { buildFrom, listOf, sha1Of, temporaryFolder } from "../made-up-list.ts";

const passwords = ["made-up 1", "made-up 2", "made-up 3"];
const keeps = ["disk", "memory"] as const;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let whole: Buffer;
let damaged: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  await buildFrom(listOf(passwords), { folder: folder.path });
  whole = await readFile(join(folder.path, setFileName));
  damaged = join(folder.path, "damaged");
  await mkdir(damaged);
});

afterAll(async () => await folder[Symbol.asyncDispose]());

type Answer = "there" | "absent" | `${string}/${string}`;

/** Asks for all passwords; gives what was answered, or the code and rule of the error. */
async function ask(bytes: Uint8Array, keep: OpenSetOptions["keep"]): Promise<readonly Answer[]> {
  await writeFile(join(damaged, setFileName), bytes);
  try {
    await using set = await openCompromisedSet(damaged, { keep });
    return await Promise.all(
      passwords.map(async (each) => {
        try {
          return (await set.has(sha1Of(each))) ? "there" : "absent";
        } catch (error) {
          return told(error);
        }
      }),
    );
  } catch (error) {
    return [told(error)];
  }
}

function told(error: unknown): Answer {
  if (!ConnectorError.is(error)) throw error;
  expect(error.where?.file).toBe(join(damaged, setFileName));
  expect(error.scope).toBe("system");
  return `${error.code}/${error.where?.rule}`;
}

describe("a file with a byte that has changed", () => {
  const changes = (): fc.Arbitrary<Buffer> =>
    fc
      .tuple(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }))
      .map(([at, bits]) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] as number) ^ bits;
        return bytes;
      });

  it("is refused as a whole by whoever takes it into memory", async () => {
    await fc.assert(
      fc.asyncProperty(changes(), async (bytes) => {
        const answers = await ask(bytes, "memory");
        expect(answers).toHaveLength(1);
        expect(answers[0]).toMatch(/^protocol\/(foreign|version|header|page)$/);
      }),
      { numRuns: 300 },
    );
  });

  it("never makes a password absent for whoever leaves it on the disk", async () => {
    await fc.assert(
      fc.asyncProperty(changes(), async (bytes) => {
        const answers = await ask(bytes, "disk");
        expect(answers).not.toContain("absent");
        expect(answers).not.toEqual(["there", "there", "there"]);
      }),
      { numRuns: 300 },
    );
  });
});

describe.each(keeps)("a file that is left in %s", (keep) => {
  it("is believed when it is whole", async () => {
    expect(await ask(whole, keep)).toEqual(["there", "there", "there"]);
  });

  it("is refused when it was cut short anywhere, or goes on", async () => {
    const lengths = [0, 1, 7, 8, 100, 8191, 8192, 8193, whole.length - 4096, whole.length - 1];
    for (const length of lengths) {
      const [answer] = await ask(whole.subarray(0, length), keep);
      expect(answer).toBe(length < 8 ? "protocol/foreign" : "protocol/length");
    }
    expect(await ask(Buffer.concat([whole, Buffer.alloc(1)]), keep)).toEqual(["protocol/length"]);
  });

  it("is refused when it is something else", async () => {
    const list = Buffer.from(listOf(Array.from({ length: 500 }, (_, at) => `${at}`)));
    expect(await ask(list, keep)).toEqual(["protocol/foreign"]);
    expect(await ask(Buffer.alloc(whole.length), keep)).toEqual(["protocol/foreign"]);
  });

  it("is refused when it is of a later version", async () => {
    const later = Buffer.from(whole);
    later.writeUInt32LE(2, 8);
    expect(await ask(later, keep)).toEqual(["protocol/version"]);
  });

  it("is refused when pages have changed places, or are empty", async () => {
    const swapped = Buffer.concat([
      whole.subarray(0, 8192),
      whole.subarray(12_288, 16_384),
      whole.subarray(8192, 12_288),
      whole.subarray(16_384),
    ]);
    const answers = await ask(swapped, keep);
    expect(answers).toContain("protocol/page");
    expect(answers).not.toContain("absent");
    const empty = Buffer.from(whole).fill(0, 8192);
    expect(new Set(await ask(empty, keep))).toEqual(new Set(["protocol/page"]));
  });
});

describe("opening a set", () => {
  it("says so when there is none", async () => {
    await expect(openCompromisedSet(join(folder.path, "nowhere"))).rejects.toMatchObject({
      code: "not-found",
      where: { file: join(folder.path, "nowhere", setFileName) },
      advice: expect.stringContaining("rollcall-compromised-set build"),
    });
  });

  it("refuses in memory a page of another set, though the page is sound", async () => {
    const other = join(folder.path, "other");
    await buildFrom(listOf(passwords), { folder: other, seed: 9 });
    const foreign = await readFile(join(other, setFileName));
    const mixed = Buffer.concat([whole.subarray(0, 8192), foreign.subarray(8192)]);
    expect(await ask(mixed, "memory")).toEqual(["protocol/shard"]);
  });

  it("is an error, and no answer, when the file is cut short while it is open", async () => {
    const path = join(damaged, setFileName);
    await copyFile(join(folder.path, setFileName), path);
    await using set = await openCompromisedSet(damaged);
    await truncate(path, 9000);
    const ends = await Promise.allSettled(
      passwords.map(async (each) => await set.has(sha1Of(each))),
    );
    for (const end of ends) {
      expect(end).toMatchObject({ reason: { code: "protocol", where: { rule: "length" } } });
    }
  });
});

describe.each(keeps)("a set that is left in %s", (keep) => {
  it("has no others, also where a part of it is empty", async () => {
    await using set = await openCompromisedSet(folder.path, { keep });
    const others = Array.from({ length: 1000 }, (_, at) => sha1Of(`other ${at}`));
    const found = await Promise.all(others.map(async (each) => await set.has(each)));
    expect(found.filter(Boolean)).toEqual([]);
  });

  it("is asked with the twenty bytes of a SHA-1 and nothing else", async () => {
    await using set = await openCompromisedSet(folder.path, { keep });
    for (const length of [0, 16, 19, 21, 40]) {
      await expect((async () => await set.has(new Uint8Array(length)))()).rejects.toMatchObject({
        code: "invalid-value",
      });
    }
  });

  it("gives no answer once it is closed, and may be closed twice", async () => {
    const set = await openCompromisedSet(folder.path, { keep });
    await set[Symbol.asyncDispose]();
    await set[Symbol.asyncDispose]();
    await expect((async () => await set.has(sha1Of("made-up 1")))()).rejects.toMatchObject({
      code: "precondition-failed",
    });
  });
});
