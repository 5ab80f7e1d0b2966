import { unlink } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { fileStore } from "../../src/store/file-store.ts";
import type { Store, StoreWrite } from "../../src/store/store.ts";
import { testFolder } from "./folder.ts";

/**
 * Counts calls that change the disk, and lets the process "die" at one of them: it and all later ones do nothing.
 * With `once`, that one fails and the process goes on.
 */
const disk = vi.hoisted(() => ({
  calls: 0,
  diesAt: Number.POSITIVE_INFINITY,
  half: false,
  once: false,
}));

vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  const fails = (): boolean => {
    disk.calls++;
    return disk.once ? disk.calls === disk.diesAt : disk.calls >= disk.diesAt;
  };
  const died = (): never => {
    throw Object.assign(new Error("died"), { code: "EDIED" });
  };
  const changes =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (fails()) died();
      return await call(...args);
    };
  const open = async (...args: Parameters<typeof real.open>): Promise<unknown> => {
    const handle = await (args[1] === "r" ? real.open : changes(real.open))(...args);
    return new Proxy(handle, {
      get(target, name) {
        const member = Reflect.get(target, name, target);
        if (typeof member !== "function") return member;
        if (name === "write") {
          return async (bytes: Uint8Array, from: number, length: number, position: number) => {
            if (!fails()) return await target.write(bytes, from, length, position);
            // A process dies amid a write too: then a part of it is on the disk.
            if (disk.calls === disk.diesAt && disk.half) {
              await target.write(bytes, from, Math.ceil(length / 2), position);
            }
            return died();
          };
        }
        const changing = ["writeFile", "truncate", "sync", "datasync"].includes(String(name));
        return changing ? changes(member.bind(target)) : member.bind(target);
      },
    });
  };
  return { ...real, open, rename: changes(real.rename), unlink: changes(real.unlink) };
});

vi.mock("../../src/store/file/longest-log.ts", () => ({ longestLog: () => 500 }));

afterEach(() => {
  disk.once = false;
  disk.diesAt = Number.POSITIVE_INFINITY;
});

const put = (key: string, value: StoreWrite["value"]): StoreWrite => ({
  space: "links",
  key,
  value,
});
const large = (key: string): StoreWrite => put(key, "x".repeat(600));
/** Each makes a state that can be told from the one before. */
const commits: readonly (readonly StoreWrite[])[] = [
  [put("n", 1), put("a", 1)],
  [put("n", 2), large("b")],
  [put("n", 3), put("a", null)],
  [put("n", 4), put("b", "small"), large("c")],
  [put("n", 5), put("a", 5), put("c", null)],
];

const run = async (folder: string): Promise<number> => {
  let made = 0;
  let store: Store | undefined;
  try {
    store = await fileStore({ folder });
    for (const writes of commits) {
      await store.commit(writes);
      made++;
    }
  } catch {
    // The death of the process; what it had been told so far is what counts.
  }
  await Promise.resolve(store?.[Symbol.asyncDispose]()).catch(() => {});
  return made;
};

/** What the commits that are named come to. */
const sumOf = (indices: readonly number[]): Map<string, unknown> => {
  const sum = new Map<string, unknown>();
  for (const { key, value } of indices.flatMap((index) => commits[index] ?? [])) {
    if (value === null) sum.delete(key);
    else sum.set(key, value);
  }
  return sum;
};

test.each([false, true])(
  "a failure of any change of the disk is told truly (amid a write: %s)",
  async (half) => {
    disk.calls = 0;
    disk.half = half;
    await run(await testFolder());
    const all = disk.calls;
    disk.once = true;
    for (let failsAt = 1; failsAt <= all; failsAt++) {
      const folder = await testFolder();
      Object.assign(disk, { calls: 0, diesAt: failsAt });
      const made: number[] = [];
      const unknown: number[] = [];
      // A failure to open changes nothing, so that opening again is all that there is to do.
      const store = await fileStore({ folder }).catch(async () => await fileStore({ folder }));
      for (const [index, writes] of commits.entries()) {
        try {
          await store.commit(writes);
          made.push(index);
        } catch (error) {
          if ((error as { effect?: unknown }).effect === "unknown") unknown.push(index);
        }
      }
      await Promise.resolve(store[Symbol.asyncDispose]()).catch(() => {});
      disk.diesAt = Number.POSITIVE_INFINITY;
      await unlink(join(folder, "lock")).catch(() => {});
      await using again = await fileStore({ folder });
      const found = await Array.fromAsync(again.scan("links"));
      const expected = [sumOf(made), sumOf([...made, ...unknown.slice(0, 1)].toSorted())];
      expect(expected, `failed at call ${failsAt}`).toContainEqual(
        new Map(found.map(({ key, value }) => [key, value])),
      );
    }
  },
);

test.each([false, true])(
  "a crash at any change of the disk leaves what was committed (amid a write: %s)",
  async (half) => {
    disk.half = half;
    disk.calls = 0;
    expect(await run(await testFolder())).toBe(commits.length);
    const all = disk.calls;
    expect(all).toBeGreaterThan(30);
    for (let diesAt = 1; diesAt <= all; diesAt++) {
      const folder = await testFolder();
      disk.calls = 0;
      disk.diesAt = diesAt;
      const made = await run(folder);
      disk.diesAt = Number.POSITIVE_INFINITY;
      // The process that holds the lock is this one, which lives on.
      await unlink(join(folder, "lock")).catch(() => {});
      await using store = await fileStore({ folder });
      const reached = ((await store.get("links", "n")) as number | undefined) ?? 0;
      expect([made, made + 1], `died at call ${diesAt}`).toContain(reached);
      const expected = new Map<string, unknown>();
      for (const { key, value } of commits.slice(0, reached).flat()) {
        if (value === null) expected.delete(key);
        else expected.set(key, value);
      }
      const found = await Array.fromAsync(store.scan("links"));
      expect(new Map(found.map(({ key, value }) => [key, value]))).toEqual(expected);
      await store.commit([put("after", diesAt)]);
      expect(await store.get("links", "after")).toBe(diesAt);
    }
  },
);
