import type { FileHandle } from "node:fs/promises";
import { fileError } from "./file-error.ts";
import { writeAll } from "./new-file.ts";

/** The end of a file to which whole pieces are added. */
export interface DurableTail {
  /** In bytes. */
  size(): number;
  /**
   * Adds a piece and makes it durable. After a failed write the file is as it was before; where even that is not sure, every
   * later call fails. Throws ConnectorError.
   */
  append(piece: Uint8Array): Promise<void>;
}

/** Adds to a file behind its first `size` bytes. `what` names a piece in errors, such as `a commit`. */
export function durableTail(handle: FileHandle, size: number, what: string): DurableTail {
  let end = size;
  let broken: unknown;
  const takeBack = async (cause: unknown): Promise<void> => {
    try {
      await handle.truncate(end);
      await handle.sync();
    } catch {
      broken = cause;
    }
  };
  return {
    size: () => end,
    async append(piece) {
      if (broken !== undefined) throw fileError("be written to since an earlier failure", broken);
      try {
        await writeAll(handle, piece, end);
      } catch (error) {
        await takeBack(error);
        throw fileError(`add ${what} to its log`, error);
      }
      try {
        await handle.datasync();
      } catch (error) {
        // After a failed flush nobody knows what is on the disk; only opening the store again tells.
        broken = error;
        throw fileError(`make ${what} durable`, error, "unknown");
      }
      end += piece.length;
    },
  };
}
