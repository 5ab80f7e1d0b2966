import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { takeLock } from "../../src/store/file/lock.ts";

const disk = vi.hoisted(() => ({ hasLinks: true }));
vi.mock("node:fs/promises", async (importOriginal) => {
  const real = await importOriginal<typeof import("node:fs/promises")>();
  return {
    ...real,
    link: async (...paths: Parameters<typeof real.link>) => {
      if (disk.hasLinks) await real.link(...paths);
      else throw Object.assign(new Error("operation not permitted"), { code: "EPERM" });
    },
  };
});
afterEach(() => {
  disk.hasLinks = true;
});

const since = "2026-11-21T07:00:00.000Z";

async function lockPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "rollcall-lock-"));
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }));
  return join(folder, "lock");
}

/** Writes the lock of a process that is no more, at a path of its own. */
async function deadLock(path: string, token: string): Promise<void> {
  const own = await takeLock(path, token, since);
  const facts = JSON.parse(await readFile(path, "utf8"));
  await own.release();
  await writeFile(path, JSON.stringify({ ...facts, started: "1" }));
}

async function takenBy(path: string, count: number): Promise<readonly string[]> {
  const tokens = Array.from({ length: count }, (_, at) => `a${at}`);
  const taken = await Promise.allSettled(
    tokens.map(async (token) => await takeLock(path, token, since)),
  );
  for (const one of taken)
    if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "locked" });
  return tokens.filter((_, at) => taken[at]?.status === "fulfilled");
}

const befores = [
  ["no lock", async () => {}],
  ["the lock of a dead process", async (path: string) => await deadLock(path, "dead")],
  [
    "the lock of a dead process, and that of one that died while it took it over",
    async (path: string) => {
      await deadLock(path, "dead");
      await deadLock(`${path}.dead.tmp`, "heir");
    },
  ],
] as const;
const cases = befores.flatMap(([found, before]) => [
  { hasLinks: true, found, before, on: "a usual disk" },
  { hasLinks: false, found, before, on: "a disk without hard links" },
]);

test.each(cases)(
  "of many who come at once and find $found, one has it, on $on",
  async ({ hasLinks, before }) => {
    disk.hasLinks = hasLinks;
    for (let round = 0; round < 40; round++) {
      const path = await lockPath();
      await before(path);
      const [only, ...others] = await takenBy(path, 6);
      expect(others).toEqual([]);
      expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ token: only });
      expect(await readdir(dirname(path))).toEqual(["lock"]);
    }
  },
);

test.each(["", "../x", "a".repeat(65)])("%j tells no lock from others", async (token) => {
  const path = await lockPath();
  await expect(takeLock(path, token, since)).rejects.toMatchObject({ code: "invalid-options" });
  expect(await readdir(dirname(path))).toEqual([]);
});
