import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** Makes a folder for its owner alone, with those above it, unless it is there. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/** Takes away what a crash has left half made. Call it with the lock held. */
export async function removeTemporary(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.endsWith(".tmp")) await rm(join(folder, name), { force: true });
  }
}
