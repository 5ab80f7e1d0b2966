import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

const suffix = ".index";

/** Names the index of an extract; readers with other options keep one of their own. */
export function sidecarName(extract: string, identity: string): string {
  return `${extract}.${identity.slice(0, 16)}${suffix}`;
}

/** Deletes the indexes of extracts that are no longer there. What cannot be deleted stays: it is never read. */
export async function sweepSidecars(folder: string, extracts: ReadonlySet<string>): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const [, extract] = /^(GO_.*)\.[0-9a-f]{16}\.index$/.exec(name) ?? [];
    if (extract === undefined || extracts.has(extract)) continue;
    await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}
