import { lstat, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Gives the folder in which servers for tests keep what is worth keeping: one per account of the machine, below the
 * folder for temporary files. Throws when somebody else owns it.
 */
export async function cacheFolder(): Promise<string> {
  const owner = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `rollcall-servers-${owner}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== owner) {
    throw new Error(
      `${folder} belongs to another account: remove it, or set TMPDIR to another folder`,
    );
  }
  return folder;
}
