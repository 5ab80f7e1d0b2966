import { constants, copyFile, link, open, readFile, rename, unlink } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { ConnectorError } from "../../errors.ts";
import { nativeCode } from "./file-error.ts";
import { isRunning, type ProcessFacts, thisProcess } from "./process-facts.ts";

/** The right of one process to write to a store. */
export interface Lock {
  release(): Promise<void>;
}

const tokenForm = /^\w{1,64}$/;
const shape = z.object({
  pid: z.number().int(),
  host: z.string(),
  started: z.string().optional(),
  boot: z.string().optional(),
  token: z.string().regex(tokenForm),
  since: z.string(),
});

interface Holder extends ProcessFacts {
  readonly token: string;
  readonly since: string;
  /** The lock as it is written. */
  readonly text: string;
}

interface Claim {
  readonly path: string;
  readonly token: string;
  readonly text: string;
}

/**
 * Takes the lock of a store. The lock of a process of this host that no longer runs is taken over.
 * Throws `locked` while another one has it. `token` is random, 1 to 64 letters and digits: it tells this lock from all others.
 */
export async function takeLock(path: string, token: string, since: string): Promise<Lock> {
  if (!tokenForm.test(token)) throw unfitToken();
  return await take({
    path,
    token,
    text: JSON.stringify({ ...(await thisProcess()), token, since }),
  });
}

const mostAttempts = 5;

async function take(claim: Claim): Promise<Lock> {
  const { path, text } = claim;
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const own = await writeOwn(claim);
    try {
      if ((await linked(own, path)) || (await takenOver(claim, own))) {
        return { release: async () => await release(path, text) };
      }
    } finally {
      await leaveToSweep(own);
    }
  }
  throw lockedError(path, "several processes are taking it at once", undefined);
}

/** Writes the lock whole where nobody looks for it, so that nobody ever sees a part of it. */
async function writeOwn({ path, token, text }: Claim): Promise<string> {
  const own = `${path}.${token}.own.tmp`;
  try {
    const handle = await open(own, "w", 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    await leaveToSweep(own);
    throw error;
  }
  return own;
}

/** What file systems without hard links answer. */
const noHardLinks: ReadonlySet<string | undefined> = new Set(["EPERM", "ENOTSUP", "ENOSYS"]);

/** Tells whether the lock is ours now: it was nobody's. */
async function linked(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if (isMissingOrThere(error)) return false;
    if (!noHardLinks.has(nativeCode(error))) throw error;
  }
  try {
    await copyFile(own, path, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (isMissingOrThere(error)) return false;
    throw error;
  }
}

/** Our own file is missing when whoever has the store has swept it away. */
function isMissingOrThere(error: unknown): boolean {
  return ["EEXIST", "ENOENT"].includes(nativeCode(error) ?? "");
}

/**
 * Puts our lock in the place of a stale one, in one step. Only who has the lock of that very lock may do so: whoever saw it
 * too late finds another one there, and leaves it.
 */
async function takenOver(claim: Claim, own: string): Promise<boolean> {
  const { path, text } = claim;
  const holder = await readHolder(path);
  if (holder === undefined) return false;
  // A network file system can lose the answer and then find the link that it has made.
  if (holder.text === text) return true;
  await assertStale(path, holder);
  const right = await take({ ...claim, path: `${path}.${holder.token}.tmp` });
  try {
    if ((await textOf(path)) !== holder.text) return false;
    await rename(own, path);
    return true;
  } finally {
    // Where it cannot be removed, it is the lock of one that is no more, and stands in nobody's way.
    await right.release().catch(() => {});
  }
}

/** Reads who has the lock. One that is being copied is waited for; one that nobody can read is nobody's to take. */
async function readHolder(path: string): Promise<Holder | undefined> {
  for (const wait of [0, 20, 80]) {
    await pause(wait);
    const text = await textOf(path);
    if (text === undefined) return undefined;
    const holder = parseHolder(text);
    if (holder) return holder;
  }
  throw lockedError(path, "its lock does not say by whom", path);
}

async function assertStale(path: string, holder: Holder): Promise<void> {
  const running = await isRunning(holder);
  if (running === false) return;
  const who = `process ${holder.pid} on ${holder.host} has had it since ${holder.since}`;
  throw lockedError(path, who, running === "unknown" ? path : undefined);
}

async function release(path: string, text: string): Promise<void> {
  if ((await textOf(path).catch(() => undefined)) === text) await unlink(path);
}

/** Removes a temporary file. One that cannot be removed is swept by whoever has the store next. */
async function leaveToSweep(path: string): Promise<void> {
  await unlink(path).catch(() => {});
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (nativeCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    return { ...shape.parse(JSON.parse(text)), text };
  } catch {
    return undefined;
  }
}

function unfitToken(): ConnectorError {
  return new ConnectorError({
    code: "invalid-options",
    message: "the token of a lock does not tell it from others",
    scope: "system",
    advice: "Give 1 to 64 random letters and digits.",
    where: { field: "token" },
  });
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
