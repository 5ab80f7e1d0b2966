import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import { ConnectorError, contentHash } from "@rollcall/core";
import { byDue } from "./memory-work-items.ts";
import { parseWorkItem } from "./parse-work-item.ts";
import { signWorkItem, verifyWorkItem, type WorkItemKeys } from "./sign-work-item.ts";
import type { SignedWorkItem } from "./work-item.ts";
import type { WorkItems } from "./work-items.ts";

/** Where work items are kept, and by what they are signed. */
export interface FolderWorkItemsOptions extends WorkItemKeys {
  /** Made when it is missing; readable by its owner alone, since items name people. */
  readonly folder: string;
}

/**
 * Keeps work items as files of JSON: open ones in `open/`, ended ones in `ended/`, each written whole or not at all. A file
 * to import stands beside its item. An item that was changed is refused with `protocol` when it is read.
 */
export function folderWorkItems({ folder, ...keys }: FolderWorkItemsOptions): WorkItems {
  const place = (part: "open" | "ended", id: string): string =>
    join(folder, part, `${contentHash(id).slice(0, 32)}.json`);
  const read = async (path: string): Promise<SignedWorkItem | undefined> => {
    const text = await textOf(path);
    return text === undefined ? undefined : verifyWorkItem(parseWorkItem(text), keys);
  };
  return {
    async put(item) {
      const path = place("open", item.id);
      const before = await read(path);
      if (before) return before;
      const signed = signWorkItem(item, keys);
      if (item.file)
        await keep(`${path.slice(0, -".json".length)}.${item.file.name}`, item.file.content);
      await keep(path, `${JSON.stringify(signed, undefined, 2)}\n`);
      return signed;
    },
    read: (id) => read(place("open", id)),
    async list() {
      const names = (await namesIn(join(folder, "open"))).filter((name) => name.endsWith(".json"));
      const items = await Promise.all(names.map((name) => read(join(folder, "open", name))));
      return items.filter((item) => item !== undefined).sort(byDue);
    },
    async close(id, end) {
      const path = place("open", id);
      const item = await read(path);
      if (!item) return;
      await keep(place("ended", id), `${JSON.stringify({ ...item, ...end }, undefined, 2)}\n`);
      if (item.file) await remove(`${path.slice(0, -".json".length)}.${item.file.name}`);
      await remove(path);
    },
  };
}

/** Writes a file such that there is the whole of it or none, also after a crash. */
async function keep(path: string, text: string): Promise<void> {
  await mkdir(join(path, ".."), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${randomUUID()}.tmp`;
  const handle = await open(temporary, "wx", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, path);
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw unreadable(error);
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw unreadable(error);
  }
}

async function remove(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function unreadable(cause: unknown): ConnectorError {
  return new ConnectorError({
    code: "unavailable",
    message: "the folder of work items cannot be read",
    advice: "Let the account that Rollcall runs by read and write it.",
    cause,
  });
}
