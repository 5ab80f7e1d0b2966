import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { readName } from "./names.ts";

/** Far longer than an index takes to make, in milliseconds. */
const longest = 24 * 60 * 60 * 1000;

/** What is deleted. */
export interface SweepOptions {
  /** Indexes of other extracts are. */
  readonly extracts: ReadonlySet<string>;
  /** What a process left behind that was stopped while it made an index is, a day later. */
  readonly now: Date;
}

/** Deletes what nobody needs of a state folder. What cannot be deleted stays: it is never read. */
export async function sweepSidecars(folder: string, options: SweepOptions): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    const needless = await isNeedless(path, name, options).catch(() => false);
    if (needless) await rm(path, { force: true }).catch(() => undefined);
  }
}

async function isNeedless(
  path: string,
  name: string,
  { extracts, now }: SweepOptions,
): Promise<boolean> {
  const read = readName(name);
  if (!read) return false;
  if (!read.working) return !extracts.has(read.extract);
  return now.getTime() - (await stat(path)).mtimeMs > longest;
}
