import { type FileHandle, open, readFile, rename, unlink } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { ConnectorError } from "../../errors.ts";
import { nativeCode } from "./file-error.ts";
import { isRunning, type ProcessFacts, thisProcess } from "./process-facts.ts";

/** The right of one process to write to a store. */
export interface Lock {
  release(): Promise<void>;
}

const shape = z.object({
  pid: z.number().int(),
  host: z.string(),
  started: z.string().optional(),
  boot: z.string().optional(),
  token: z.string(),
  since: z.string(),
});

/**
 * Takes the lock of a store. The lock of a process of this host that no longer runs is taken over.
 * Throws `locked` while another one has it. `token` is random: it tells this lock from all others.
 */
export async function takeLock(path: string, token: string, since: string): Promise<Lock> {
  const text = JSON.stringify({ ...(await thisProcess()), token, since });
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await created(path, text)) return { release: async () => await release(path, text) };
    const holder = await readHolder(path);
    if (holder === undefined) continue;
    await assertStale(path, holder);
    await takeAway(path, holder, token);
  }
  throw lockedError(path, "several processes are taking it at once", undefined);
}

async function created(path: string, text: string): Promise<boolean> {
  let handle: FileHandle;
  try {
    handle = await open(path, "wx", 0o600);
  } catch (error) {
    if (nativeCode(error) === "EEXIST") return false;
    throw error;
  }
  try {
    await handle.writeFile(text);
    await handle.sync();
    return true;
  } catch (error) {
    // Left there, it would name this process, which lives and does not have the store open.
    await unlink(path);
    throw error;
  } finally {
    await handle.close();
  }
}

/** Reads who has the lock, as it is written; a lock that is being made is waited for. */
async function readHolder(path: string): Promise<string | undefined> {
  for (const wait of [0, 20, 80]) {
    await pause(wait);
    try {
      const text = await readFile(path, "utf8");
      if (parseHolder(text) !== undefined) return text;
    } catch (error) {
      if (nativeCode(error) === "ENOENT") return undefined;
      throw error;
    }
  }
  // Whoever made it died before it was written.
  return "";
}

async function assertStale(path: string, text: string): Promise<void> {
  const holder = parseHolder(text);
  if (holder === undefined) return;
  const running = await isRunning(holder);
  if (running === false) return;
  const who = `process ${holder.pid} on ${holder.host} has had it since ${holder.since}`;
  throw lockedError(path, who, running === "unknown" ? path : undefined);
}

/** Takes a stale lock away, unless another process has done so and put its own there. */
async function takeAway(path: string, text: string, token: string): Promise<void> {
  const aside = `${path}.${token}.tmp`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (nativeCode(error) === "ENOENT") return;
    throw error;
  }
  const moved = await readFile(aside, "utf8");
  if (moved === text) await unlink(aside);
  else await rename(aside, path);
}

async function release(path: string, text: string): Promise<void> {
  const there = await readFile(path, "utf8").catch(() => undefined);
  if (there === text) await unlink(path);
}

function parseHolder(text: string): (ProcessFacts & { readonly since: string }) | undefined {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function lockedError(path: string, because: string, remove: string | undefined): ConnectorError {
  return new ConnectorError({
    code: "locked",
    message: `the store is open for writing elsewhere: ${because}`,
    retry: "backoff",
    scope: "system",
    where: { file: path },
    advice:
      remove === undefined
        ? "Wait until it has ended, or end it; the lock is then taken over."
        : `When you are sure that it has ended, delete ${remove}.`,
  });
}
