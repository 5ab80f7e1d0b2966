import { mkdtemp, open, readdir, readFile, rm, stat, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { fileStore } from "../../src/store/file-store.ts";
import type { Store, StoreWrite } from "../../src/store/store.ts";
import { testFolder } from "./folder.ts";
import { testStore } from "./store-suite.ts";

const suites = await mkdtemp(join(tmpdir(), "rollcall-store-"));
afterAll(async () => {
  await rm(suites, { recursive: true });
});
testStore("fileStore", async () => await fileStore({ folder: await mkdtemp(join(suites, "s")) }));

const put = (key: string, value: StoreWrite["value"] = key): StoreWrite => ({
  space: "links",
  key,
  value,
});
const keys = async (store: Store): Promise<string[]> =>
  (await Array.fromAsync(store.scan("links"))).map(({ key }) => key);
/** More than goes into a log, so that the next commit writes the base anew. */
const bulk = (prefix: string, count = 3000): StoreWrite[] =>
  Array.from({ length: count }, (_, index) =>
    put(`${prefix}${String(index).padStart(6, "0")}`, "x".repeat(Math.ceil(4.4e6 / count))),
  );

test("what was committed is there after closing and opening, under the same id", async () => {
  const folder = join(await testFolder(), "new", "folder");
  const first = await fileStore({ folder });
  await first.commit([put("a", { deep: [1, "Zoë"] }), put("b")]);
  await first.commit([put("b", null)]);
  await first[Symbol.asyncDispose]();
  await using second = await fileStore({ folder });
  expect(second.id).toBe(first.id);
  expect(second.id).toMatch(/^[0-9a-f]{32}$/);
  expect(await second.get("links", "a")).toEqual({ deep: [1, "Zoë"] });
  expect(await keys(second)).toEqual(["a"]);
});

test("folder and files are for their owner alone", async () => {
  const folder = join(await testFolder(), "store");
  await using store = await fileStore({ folder });
  await store.commit([put("a")]);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  for (const name of await readdir(folder)) {
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  }
});

test("the id comes from the randomness that is given", async () => {
  const random = (bytes: number): Uint8Array => new Uint8Array(bytes).fill(7);
  await using store = await fileStore({ folder: await testFolder(), random });
  expect(store.id).toBe("07".repeat(16));
});

test("large commits go into a base, and small ones after them are seen over it", async () => {
  const folder = await testFolder();
  const first = await fileStore({ folder });
  await first.commit(bulk("b/"));
  await first.commit([put("a"), put("b/000001", "changed"), put("b/000002", null), put("c")]);
  const check = async (store: Store): Promise<void> => {
    expect(await store.get("links", "b/000001")).toBe("changed");
    expect(await store.get("links", "b/000002")).toBeUndefined();
    expect(await store.get("links", "b/002999")).toMatch(/^x+$/);
    expect(await store.get("links", "b/003000")).toBeUndefined();
    const found = await keys(store);
    expect(found).toHaveLength(3001);
    expect(found).toEqual(found.toSorted());
    expect(await store.get("names", "b/000001")).toBeUndefined();
  };
  await check(first);
  await first.commit(bulk("d/", 1));
  await first.commit([put("d/000000", null)]);
  await check(first);
  await first[Symbol.asyncDispose]();
  await using second = await fileStore({ folder });
  await check(second);
});

test("every entry of a base is found, and nothing between them", async () => {
  await using store = await fileStore({ folder: await testFolder() });
  await store.commit([...bulk("k", 2000), { space: "meta", key: "k", value: 1 }]);
  for (let index = 0; index < 2000; index += 7) {
    const key = `k${String(index).padStart(6, "0")}`;
    expect(await store.get("links", key)).toBeTypeOf("string");
    expect(await store.get("links", `${key}x`)).toBeUndefined();
    const scan = store.scan("links", key)[Symbol.asyncIterator]();
    expect(await scan.next()).toMatchObject({ value: { key } });
    await scan.return?.();
  }
  expect(await store.get("meta", "k")).toBe(1);
});

test("a scan that is under way while the base is written anew goes on with what it began with", async () => {
  await using store = await fileStore({ folder: await testFolder() });
  await store.commit(bulk("a/"));
  const seen: string[] = [];
  for await (const { key } of store.scan("links")) {
    if (seen.length === 10) await store.commit(bulk("b/"));
    seen.push(key);
  }
  expect(seen).toHaveLength(3000);
  expect(await keys(store)).toHaveLength(6000);
});

test("a second store on the same folder is refused until the first is closed", async () => {
  const folder = await testFolder();
  const first = await fileStore({ folder, now: () => Date.UTC(2026, 10, 21) });
  await expect(fileStore({ folder })).rejects.toMatchObject({
    code: "locked",
    message: expect.stringContaining(`process ${process.pid}`),
    advice: expect.stringContaining("Wait"),
  });
  await first[Symbol.asyncDispose]();
  await using second = await fileStore({ folder });
  expect(second.id).toBe(first.id);
});

const lockOf = async (folder: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(join(folder, "lock"), "utf8"));

test.each([
  ["of a process that has ended", { pid: 2 ** 22 + 1 }],
  ["of an earlier process with the same number", { started: "1" }],
  ["of an earlier start of the machine", { boot: "another" }],
])("a lock %s is taken over", async (_, facts) => {
  const folder = await testFolder();
  const first = await fileStore({ folder });
  await writeFile(join(folder, "lock"), JSON.stringify({ ...(await lockOf(folder)), ...facts }));
  const second = await fileStore({ folder });
  expect(second.id).toBe(first.id);
  const taken = await lockOf(folder);
  // The one that lost it leaves it to the one that took it over.
  await first[Symbol.asyncDispose]();
  expect(await lockOf(folder)).toEqual(taken);
  await second[Symbol.asyncDispose]();
});

test.each([
  ["of which half is written", '{"pid":1,"host"'],
  ["that is empty", ""],
  ["that names a place elsewhere", '{"pid":1,"host":"h","token":"../x","since":"now"}'],
])("a lock %s is left alone, with word of what to do", async (_, text) => {
  const folder = await testFolder();
  await writeFile(join(folder, "lock"), text);
  await expect(fileStore({ folder })).rejects.toMatchObject({
    code: "locked",
    message: expect.stringContaining("does not say by whom"),
    advice: expect.stringContaining("delete"),
  });
  expect(await readFile(join(folder, "lock"), "utf8")).toBe(text);
  expect(await readdir(folder)).toEqual(["lock"]);
});

test("a lock of another host is left alone, with word of what to do", async () => {
  const folder = await testFolder();
  const first = await fileStore({ folder });
  const lock = JSON.stringify({ ...(await lockOf(folder)), host: "elsewhere" });
  await first[Symbol.asyncDispose]();
  await writeFile(join(folder, "lock"), lock);
  await expect(fileStore({ folder })).rejects.toMatchObject({
    code: "locked",
    advice: expect.stringContaining("delete"),
  });
  expect(await readFile(join(folder, "lock"), "utf8")).toBe(lock);
});

const withLog = async (commits: number): Promise<{ folder: string; log: Buffer }> => {
  const folder = await testFolder();
  const store = await fileStore({ folder });
  for (let index = 0; index < commits; index++) await store.commit([put(`key ${index}`)]);
  await store[Symbol.asyncDispose]();
  return { folder, log: await readFile(join(folder, "log")) };
};

test("a damaged line before others is told with file and line, and nothing is changed", async () => {
  const { folder, log } = await withLog(3);
  const at = log.indexOf("key 1");
  log.writeUInt8(log.readUInt8(at) ^ 1, at);
  await writeFile(join(folder, "log"), log);
  await expect(fileStore({ folder })).rejects.toMatchObject({
    code: "protocol",
    where: { file: join(folder, "log"), line: 3 },
    advice: expect.stringContaining("backup"),
  });
  expect(await readFile(join(folder, "log"))).toEqual(log);
  expect(await readdir(folder)).not.toContain("lock");
});

test("a line that went missing before others is told", async () => {
  const { folder, log } = await withLog(3);
  const lines = log.toString().split("\n");
  await writeFile(join(folder, "log"), lines.toSpliced(2, 1).join("\n"));
  await expect(fileStore({ folder })).rejects.toMatchObject({
    code: "protocol",
    where: { line: 3 },
  });
});

test("a damaged line of the base is told when it is read", async () => {
  const folder = await testFolder();
  const first = await fileStore({ folder });
  await first.commit(bulk("b"));
  await first[Symbol.asyncDispose]();
  const base = await readFile(join(folder, "base"));
  const at = base.indexOf("b001500") + 20;
  base.writeUInt8(base.readUInt8(at) ^ 1, at);
  await writeFile(join(folder, "base"), base);
  await using store = await fileStore({ folder });
  expect(await store.get("links", "b000001")).toBeTypeOf("string");
  await expect(keys(store)).rejects.toMatchObject({
    code: "protocol",
    where: { file: join(folder, "base"), line: 1502 },
  });
  await expect(store.commit(bulk("c"))).rejects.toMatchObject({ code: "protocol" });
});

test("a line that went missing from the base is told at the latest when the base is written anew", async () => {
  const folder = await testFolder();
  const first = await fileStore({ folder });
  await first.commit(bulk("b"));
  await first[Symbol.asyncDispose]();
  const lines = (await readFile(join(folder, "base"), "utf8")).split("\n");
  await writeFile(join(folder, "base"), lines.toSpliced(5, 1).join("\n"));
  await using store = await fileStore({ folder });
  await expect(store.commit(bulk("c"))).rejects.toMatchObject({ code: "protocol" });
});

test.each(["base", "log"])(
  "a store whose %s is missing is not taken for a new one",
  async (name) => {
    const { folder } = await withLog(1);
    await unlink(join(folder, name));
    await expect(fileStore({ folder })).rejects.toMatchObject({ code: "protocol" });
  },
);

test("a base that was cut off is told", async () => {
  const { folder } = await withLog(1);
  const base = await readFile(join(folder, "base"));
  await writeFile(join(folder, "base"), base.subarray(0, -3));
  await expect(fileStore({ folder })).rejects.toMatchObject({ code: "protocol" });
});

test("files of two stores are not mixed", async () => {
  const [one, other] = [await withLog(1), await withLog(1)];
  await writeFile(join(one.folder, "log"), other.log);
  await expect(fileStore({ folder: one.folder })).rejects.toMatchObject({ code: "protocol" });
});

/** The methods that all file handles share. */
const handles = async (): Promise<{ write: unknown; datasync: unknown; truncate: unknown }> => {
  const handle = await open(tmpdir(), "r");
  await handle.close();
  return Object.getPrototypeOf(handle);
};
const failure = (code: string): Error => Object.assign(new Error(code), { code });

test("a full disk fails the commit alone: the store goes on once there is space", async () => {
  const folder = await testFolder();
  const store = await fileStore({ folder });
  await store.commit([put("a")]);
  const shared = (await handles()) as { write: (...args: unknown[]) => Promise<unknown> };
  const write = shared.write;
  let calls = 0;
  const spy = vi.spyOn(shared, "write").mockImplementation(async function (this: unknown, ...args) {
    // The first call writes a part only, as a disk does that is filling up.
    if (calls++ > 0) throw failure("ENOSPC");
    const [bytes, from, , position] = args as [Uint8Array, number, number, number];
    return await write.call(this, bytes, from, 5, position);
  });
  try {
    await expect(store.commit([put("b")])).rejects.toMatchObject({ code: "quota", effect: "none" });
  } finally {
    spy.mockRestore();
  }
  expect(await keys(store)).toEqual(["a"]);
  await store.commit([put("c")]);
  await store[Symbol.asyncDispose]();
  await using again = await fileStore({ folder });
  expect(await keys(again)).toEqual(["a", "c"]);
});

test("commits that were refused together are not there later, though some of them were written whole", async () => {
  const folder = await testFolder();
  const store = await fileStore({ folder });
  const shared = (await handles()) as { write: (...args: unknown[]) => Promise<unknown> };
  const write = shared.write;
  const spy = vi.spyOn(shared, "write").mockImplementation(async function (this: unknown, ...args) {
    const [bytes, from, length, position] = args as [Uint8Array, number, number, number];
    const one = Buffer.from(bytes).indexOf("\n") + 1;
    if (one === bytes.length) return await write.call(this, bytes, from, length, position);
    await write.call(this, bytes, 0, one + 5, position);
    throw failure("ENOSPC");
  });
  const fates = await Promise.allSettled(["a", "b", "c"].map((key) => store.commit([put(key)])));
  spy.mockRestore();
  expect(fates.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
  await store[Symbol.asyncDispose]();
  await using again = await fileStore({ folder });
  expect(await keys(again)).toEqual(["a"]);
});

test("after a failed flush the store takes no more commits until it is opened again", async () => {
  const folder = await testFolder();
  const store = await fileStore({ folder });
  await store.commit([put("a")]);
  const shared = (await handles()) as { datasync: () => Promise<void> };
  const spy = vi.spyOn(shared, "datasync").mockRejectedValue(failure("EIO"));
  try {
    await expect(store.commit([put("b")])).rejects.toMatchObject({
      code: "unavailable",
      effect: "unknown",
    });
  } finally {
    spy.mockRestore();
  }
  await expect(store.commit([put("c")])).rejects.toMatchObject({ code: "unavailable" });
  expect(await store.get("links", "a")).toBe("a");
  await store[Symbol.asyncDispose]();
  await using again = await fileStore({ folder });
  await again.commit([put("d")]);
  expect(await again.get("links", "c")).toBeUndefined();
});
