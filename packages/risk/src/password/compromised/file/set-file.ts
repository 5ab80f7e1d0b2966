import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { damagedSet } from "./damaged-set.ts";
import { fileError } from "./file-error.ts";
import type { PlacedHeader } from "./header.ts";
import { headerLength } from "./layout.ts";
import { readHeader } from "./read-header.ts";

/** The name of the file that a set is, in its folder. */
export const setFileName = "compromised-passwords.set";

/** The file of a set, open for reading. Another set may take its name meanwhile: what is open stays as it is. */
export interface SetFile {
  readonly path: string;
  readonly header: PlacedHeader;
  /**
   * Fills `bytes` from `position` on. Throws ConnectorError `protocol` when the file ends before, and `unavailable`
   * when it cannot be read.
   */
  read(bytes: Uint8Array, position: number): Promise<void>;
  /** Waits for the reads that are under way. */
  close(): Promise<void>;
}

/**
 * Opens the set in a folder and checks its header and length. Throws ConnectorError `not-found`, `permission-denied`,
 * `unavailable` or `protocol`.
 */
export async function openSetFile(folder: string): Promise<SetFile> {
  const path = join(folder, setFileName);
  const handle = await open(path, "r").catch((error: unknown) => {
    throw fileError(path, error);
  });
  try {
    const { size } = await handle.stat();
    const bytes = new Uint8Array(Math.min(size, headerLength));
    await fill(handle, path, { bytes, position: 0 });
    const header = readHeader(bytes, path);
    if (header.length !== size) throw damagedSet(path, "length");
    return {
      path,
      header,
      read: async (wanted, position) => await fill(handle, path, { bytes: wanted, position }),
      close: async () => await handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function fill(
  handle: FileHandle,
  path: string,
  { bytes, position }: { readonly bytes: Uint8Array; readonly position: number },
): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await handle
      .read(bytes, done, bytes.length - done, position + done)
      .catch((error: unknown) => {
        throw fileError(path, error);
      });
    if (bytesRead === 0) throw damagedSet(path, "length");
    done += bytesRead;
  }
}
