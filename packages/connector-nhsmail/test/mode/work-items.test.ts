import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import {
  folderWorkItems,
  memoryWorkItems,
  type WorkItem,
  type WorkItems,
} from "../../src/index.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const keys = { sign: { key: "desk", privateKey } };
const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});
const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "work-items-"));
  folders.push(folder);
  return folder;
};

const item = (id: string, more: Partial<WorkItem> = {}): WorkItem => ({
  id,
  what: "change",
  title: "Change ada.okafor@nhs.net",
  account: { stable: "a-key", lookup: "ada.okafor@nhs.net" },
  organisation: "RQQ",
  fields: [{ field: "Job title", value: "Ward Sister" }],
  reasons: ["the post changed on 1 Sep 2026"],
  due: "2026-09-04T08:00:00Z",
  created: "2026-09-01T08:00:00Z",
  effect: { attributes: { jobTitle: "Ward Sister" } },
  ...more,
});
const end = { end: "done", at: "2026-09-02T08:00:00Z" } as const;

const places: Readonly<Record<string, () => Promise<WorkItems>>> = {
  "in memory": async () => memoryWorkItems(keys),
  "in a folder": async () => folderWorkItems({ folder: await newFolder(), ...keys }),
};
for (const [where, open] of Object.entries(places)) {
  describe(`work items ${where}`, () => {
    test("an item that is put is read and listed as it was, with its signature", async () => {
      const items = await open();
      const put = await items.put(item("one"));
      expect(put).toMatchObject(item("one"));
      expect(await items.read("one")).toEqual(put);
      expect(await items.list()).toEqual([put]);
      expect(await items.read("another")).toBeUndefined();
    });

    test("an item that is put again stays as it was", async () => {
      const items = await open();
      const first = await items.put(item("one"));
      expect(await items.put(item("one", { due: "2027-01-01T00:00:00Z" }))).toEqual(first);
    });

    test("items are listed the one that is due first first", async () => {
      const items = await open();
      await items.put(item("later"));
      await items.put(item("sooner", { due: "2026-09-02T08:00:00Z" }));
      expect((await items.list()).map(({ id }) => id)).toEqual(["sooner", "later"]);
    });

    test("an item that has ended is not open any more, and ends once", async () => {
      const items = await open();
      await items.put(item("one"));
      await items.close("one", end);
      await items.close("one", end);
      expect(await items.list()).toEqual([]);
    });
  });
}

describe("work items in a folder", () => {
  test("an item that was changed by another hand is refused, also in the list", async () => {
    const folder = await newFolder();
    const items = folderWorkItems({ folder, ...keys });
    await items.put(item("one"));
    const [name = ""] = await readdir(join(folder, "open"));
    const path = join(folder, "open", name);
    await writeFile(path, (await readFile(path, "utf8")).replace("Ward Sister", "Chief Executive"));
    const refusal = { code: "protocol", where: { rule: "signature" } };
    await expect(items.read("one")).rejects.toMatchObject(refusal);
    await expect(items.list()).rejects.toMatchObject(refusal);
    await expect(items.close("one", end)).rejects.toMatchObject(refusal);
  });

  test("an item of an unknown key, and what is no item, are refused", async () => {
    const folder = await newFolder();
    const items = folderWorkItems({ folder, ...keys });
    await items.put(item("one"));
    const stranger = folderWorkItems({ folder, verify: {} });
    await expect(stranger.list()).rejects.toMatchObject({ where: { rule: "unknown-key" } });
    await writeFile(join(folder, "open", "x.json"), "half of an it");
    await expect(items.list()).rejects.toMatchObject({ where: { rule: "work-item" } });
  });

  test("who only reads needs the public key alone, and cannot put", async () => {
    const folder = await newFolder();
    await folderWorkItems({ folder, ...keys }).put(item("one"));
    const reader = folderWorkItems({ folder, verify: { desk: publicKey } });
    expect(await reader.list()).toHaveLength(1);
    await expect(reader.put(item("two"))).rejects.toMatchObject({ code: "invalid-options" });
  });

  test("items name people, so that their files are their owner's alone", async () => {
    const folder = await newFolder();
    await folderWorkItems({ folder, ...keys }).put(item("../../one"));
    const [name = ""] = await readdir(join(folder, "open"));
    expect((await stat(join(folder, "open", name))).mode & 0o077).toBe(0);
    expect(await readdir(folder)).toEqual(["open"]);
  });

  test("a file to import stands beside its item for as long as that is open", async () => {
    const folder = await newFolder();
    const items = folderWorkItems({ folder, ...keys });
    await items.put(item("one", { file: { name: "members.csv", content: "Email Address\r\n" } }));
    expect(
      (await readdir(join(folder, "open"))).filter((name) => name.endsWith(".csv")),
    ).toHaveLength(1);
    await items.close("one", end);
    expect(await readdir(join(folder, "open"))).toEqual([]);
    expect(await readdir(join(folder, "ended"))).toHaveLength(1);
  });
});
