import { type FileHandle, open, rename, unlink } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes all of `bytes` at `position`; the system may take several calls. */
export async function writeAll(
  handle: FileHandle,
  bytes: Uint8Array,
  position: number,
): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/**
 * Makes a file, or replaces one, such that after a crash there is the old one or the new one and never a part:
 * a temporary file, made durable, then renamed. `replaced` is called once the rename has begun: a failure after that
 * leaves open which of the two is there.
 */
export async function newFile(
  path: string,
  texts: AsyncIterable<string> | Iterable<string>,
  replaced: () => void = () => {},
): Promise<void> {
  const temporary = `${path}.tmp`;
  try {
    const handle = await open(temporary, "w", 0o600);
    try {
      let position = 0;
      for await (const text of texts) {
        const bytes = Buffer.from(text);
        await writeAll(handle, bytes, position);
        position += bytes.length;
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  }
  replaced();
  await rename(temporary, path);
  await syncFolder(dirname(path));
}

/** Makes the names in a folder durable, where the system can. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
