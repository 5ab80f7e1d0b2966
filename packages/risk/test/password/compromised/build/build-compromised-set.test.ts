import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BuildProgress } from "../../../../src/password/compromised/build/build-compromised-set.ts";
import type { RefusedLine } from "../../../../src/password/compromised/build/refused-lines.ts";
import { setFileName } from "../../../../src/password/compromised/file/set-file.ts";
import { openCompromisedSet } from "../../../../src/password/compromised/open-compromised-set.ts";
import { buildFrom, listOf, piecesOf, sha1Of, temporaryFolder } from "../made-up-list.ts";

const passwords = Array.from({ length: 2000 }, (_, at) => `made-up ${at}`);
const list = listOf(passwords);

describe("building a set", () => {
  it("makes a set that has every password of the list, in memory and on the disk", async () => {
    await using folder = await temporaryFolder();
    const built = await buildFrom(list, { folder: folder.path });
    expect(built).toMatchObject({ lines: 2000, refused: 0, leftOut: 0, size: 2000 });
    for (const keep of ["memory", "disk"] as const) {
      await using set = await openCompromisedSet(folder.path, { keep });
      expect(set).toMatchObject({ version: built.version, listedOn: "2026-11-20", size: 2000 });
      for (const each of passwords) expect(await set.has(sha1Of(each))).toBe(true);
      const others = passwords.map((each) => set.has(sha1Of(`not ${each}`)));
      expect((await Promise.all(others)).filter(Boolean).length).toBeLessThan(3);
    }
  });

  it("makes the same bytes from the same lines, whatever their order and however often each is there", async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, setFileName);
    await buildFrom(list, { folder: folder.path });
    const bytes = await readFile(path);
    const lines = list.trimEnd().split("\n");
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(lines, { minLength: lines.length }),
        fc.subarray(lines),
        async (shuffled, repeated) => {
          await buildFrom([...shuffled, ...repeated].join("\r\n"), { folder: folder.path });
          expect(bytes.equals(await readFile(path))).toBe(true);
        },
      ),
      { numRuns: 5 },
    );
  });

  it("makes another version from another list, another date, another least count or another seed", async () => {
    await using folder = await temporaryFolder();
    const build = async (text: string, options: object = {}): Promise<string> =>
      (await buildFrom(text, { folder: folder.path, ...options })).version;
    const all = [
      await build(list),
      await build(list.split("\n").slice(1).join("\n")),
      await build(list, { listedOn: "2026-11-21" }),
      await build(list, { leastCount: 2 }),
      await build(list, { seed: 1 }),
    ];
    expect(new Set(all).size).toBe(5);
  });

  it("counts the bad lines, and tells their numbers and rules and nothing of what they say", async () => {
    await using folder = await temporaryFolder();
    const refused: RefusedLine[] = [];
    const built = await buildFrom(`${list}Winter2018\n`, {
      folder: folder.path,
      onRefused: (line) => refused.push(line),
    });
    expect(built).toMatchObject({ lines: 2001, refused: 1, size: 2000 });
    expect(refused).toEqual([{ line: 2001, rule: "digits" }]);
  });

  it("stops when more lines are bad than the share that is borne", async () => {
    await using folder = await temporaryFolder();
    const bad = "not a hash\n".repeat(3);
    await expect(buildFrom(list + bad, { folder: folder.path })).rejects.toMatchObject({
      code: "invalid-value",
      message: expect.stringContaining("3 of 2,003 lines"),
      where: { file: "list.txt", line: 2001, rule: "digits" },
    });
    await buildFrom(list + bad, { folder: folder.path, mostBadLines: 0.01 });
  });

  it("stops in the middle of a long list that is bad", async () => {
    await using folder = await temporaryFolder();
    let asked = 0;
    const pieces = async function* (): AsyncGenerator<Uint8Array> {
      for (; asked < 100; asked++) yield Buffer.from("not a hash\n".repeat(5000));
    };
    const build = buildFrom("", { folder: folder.path, list: pieces() });
    await expect(build).rejects.toMatchObject({ code: "invalid-value" });
    expect(asked).toBeLessThan(3);
  });

  it.each([
    [32, "ntlm", "NTLM"],
    [35, "suffix", "whole hashes"],
  ])(
    "refuses a list of hashes of %i digits at its first line and says which list to get",
    async (digits, rule, advice) => {
      await using folder = await temporaryFolder();
      const wrong = `${"A".repeat(digits)}:5\n`.repeat(10);
      await expect(buildFrom(wrong, { folder: folder.path })).rejects.toMatchObject({
        code: "invalid-value",
        advice: expect.stringContaining(advice),
        where: { line: 1, rule },
      });
    },
  );

  it("refuses a list in which nothing is to be in the set", async () => {
    await using folder = await temporaryFolder();
    for (const empty of ["", "\n\n"]) {
      await expect(buildFrom(empty, { folder: folder.path })).rejects.toMatchObject({
        where: { rule: "empty" },
      });
    }
  });

  it.each([
    { listedOn: "21 Nov 2026" },
    { listedOn: "2026-02-30" },
    { leastCount: 0 },
    { leastCount: 1.5 },
    { mostBadLines: 1 },
    { seed: -1 },
    { seed: 2 ** 32 },
  ])("refuses %o", async (options) => {
    await using folder = await temporaryFolder();
    const [field] = Object.keys(options);
    await expect(buildFrom(list, { folder: folder.path, ...options })).rejects.toMatchObject({
      code: "invalid-options",
      where: { field },
    });
  });
});

async function* cutOff(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(list.slice(0, 1000));
  throw new Error("the disk of the list is gone");
}

describe("a build that does not come to its end", () => {
  it("leaves the set that was there, and nothing else", async () => {
    await using folder = await temporaryFolder();
    const { version } = await buildFrom(list, { folder: folder.path });
    const stopped = new AbortController();
    const ends = [
      { list: piecesOf(`${list}bad\n`), mostBadLines: 0 },
      { list: cutOff() },
      {
        seed: 7,
        signal: stopped.signal,
        onProgress: (progress: BuildProgress) => {
          if (progress.kind === "building" && progress.shards === 200) stopped.abort();
        },
      },
    ];
    for (const end of ends) {
      const options = { folder: folder.path, ...end };
      await expect(buildFrom(list, options)).rejects.toThrow();
    }
    expect(await readdir(folder.path)).toEqual([setFileName]);
    await using set = await openCompromisedSet(folder.path);
    expect(set.version).toBe(version);
  });

  it("has its temporary files taken away by the next build when it crashed, and those of a build that runs left alone", async () => {
    await using folder = await temporaryFolder();
    // No process has this number: it is beyond what any system gives.
    const crashed = join(folder.path, `building-${hostname()}-2147483646`);
    const running = `building-${hostname()}-${process.ppid}`;
    const elsewhere = "building-other.trust.nhs.example-12";
    for (const each of [crashed, join(folder.path, running), join(folder.path, elsewhere)]) {
      await mkdir(each);
      await writeFile(join(each, "shard-7"), "left over");
    }
    await buildFrom(list, { folder: folder.path });
    expect((await readdir(folder.path)).sort()).toEqual([running, elsewhere, setFileName].sort());
  });

  it("is waited for by the next one of the same process", async () => {
    await using folder = await temporaryFolder();
    const first = buildFrom(list, { folder: folder.path });
    await expect(buildFrom(list, { folder: folder.path })).rejects.toMatchObject({
      code: "locked",
    });
    await first;
    await buildFrom(list, { folder: folder.path });
  });

  it("does not disturb a set that is open, and the next one to open gets the new one", async () => {
    await using folder = await temporaryFolder();
    await buildFrom(list, { folder: folder.path });
    await using before = await openCompromisedSet(folder.path);
    await buildFrom(listOf(["something else"]), { folder: folder.path });
    await using after = await openCompromisedSet(folder.path);
    expect(await before.has(sha1Of("made-up 7"))).toBe(true);
    expect([before.size, after.size]).toEqual([2000, 1]);
  });

  it("says so when the folder cannot be made", async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, "a-file");
    await writeFile(file, "");
    await expect(buildFrom(list, { folder: file })).rejects.toMatchObject({
      code: "unavailable",
      native: "EEXIST",
    });
  });
});
