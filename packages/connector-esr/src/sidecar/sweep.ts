import { randomBytes } from "node:crypto";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

const suffix = ".index";
/** Far longer than an index takes to make, in milliseconds. */
const longest = 24 * 60 * 60 * 1000;

/** Names the index of an extract; readers with other options keep one of their own. */
export function sidecarName(extract: string, identity: string): string {
  return `${extract}.${identity.slice(0, 16)}${suffix}`;
}

/** Names a file that is needed while an index is made, each time another one: others may be making the same index. */
export function workingName(index: string, what: "tmp" | "runs"): string {
  return `${index}.${randomBytes(6).toString("hex")}.${what}`;
}

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
  const [, extract, working] =
    /^(GO_.*)\.[0-9a-f]{16}\.index(\.[0-9a-f]+\.(?:tmp|runs))?$/.exec(name) ?? [];
  if (extract === undefined) return false;
  if (working === undefined) return !extracts.has(extract);
  return now.getTime() - (await stat(path)).mtimeMs > longest;
}
