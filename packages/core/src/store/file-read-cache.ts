import { closeSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { ConnectorError } from "../errors.ts";
import { nativeCode } from "./file/file-error.ts";
import { readFrame, writeFrame } from "./read-cache/frames.ts";
import type { ReadCache, ReadCacheWriter } from "./read-cache.ts";

/** Where a read cache lies. */
export interface FileReadCacheOptions {
  /** Made when it is missing, for its owner alone. Give each store its own, on a local disk. */
  readonly folder: string;
  /** Hears why something could not be read or written; the run goes on without it, and takes longer. */
  readonly onLost?: ((error: ConnectorError) => void) | undefined;
}

/**
 * Makes a read cache of files: one for each part, which is replaced as a whole. A file that is damaged, or whose writing
 * was cut short, is as good as none. They may be taken away at any time.
 *
 * @example
 * ```ts
 * import { fileReadCache, type Plan, type ReconcileOptions, reconcile } from "@rollcall/core";
 *
 * export async function nightly(systems: ReconcileOptions): Promise<Plan> {
 *   const readCache = fileReadCache({ folder: "/var/cache/rollcall" });
 *   return await reconcile({ ...systems, readCache });
 * }
 * ```
 */
export function fileReadCache({ folder, onLost }: FileReadCacheOptions): ReadCache {
  const lost = (doing: string, cause?: unknown): void => onLost?.(lostCache(doing, cause));
  const pathOf = (part: string): string => join(folder, encodeURIComponent(part));
  return {
    read: (part, key) => blocks({ path: pathOf(part), key }, lost),
    write: (part, key) => writer({ path: pathOf(part), key, folder }, lost),
  };
}

interface PartFile {
  readonly path: string;
  readonly key: string;
}

type Lost = (doing: string, cause?: unknown) => void;

/** The first frame says what the others belong to, and their checksums go on from it. */
function headOf({ key }: PartFile): Buffer {
  return Buffer.from(`rollcall/read-cache@1 ${key}`);
}

function* blocks(part: PartFile, lost: Lost): Generator<Uint8Array> {
  const head = headOf(part);
  let file: number | undefined;
  try {
    file = openSync(part.path, "r");
    const first = readFrame(file, 0);
    if (first === "damaged") return lost("be read: it is damaged");
    if (!first?.equals(head)) return;
    const seed = crc32(head);
    for (let next = readFrame(file, seed); next; next = readFrame(file, seed)) {
      if (next === "damaged") return lost("be read: it is damaged");
      yield next;
    }
  } catch (error) {
    if (nativeCode(error) !== "ENOENT") lost("be read", error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function writer(part: PartFile & { readonly folder: string }, lost: Lost): ReadCacheWriter {
  const temporary = `${part.path}.tmp`;
  const head = headOf(part);
  let file: number | undefined;
  let isOver = false;
  const drop = (): void => {
    isOver = true;
    if (file === undefined) return;
    closeSync(file);
    file = undefined;
    rmSync(temporary, { force: true });
  };
  const unlessOver = (act: () => void): void => {
    if (isOver) return;
    try {
      act();
    } catch (error) {
      lost("be written", error);
      drop();
    }
  };
  const opened = (): number => {
    if (file !== undefined) return file;
    mkdirSync(part.folder, { recursive: true, mode: 0o700 });
    file = openSync(temporary, "w", 0o600);
    writeFrame(file, head, 0);
    return file;
  };
  return {
    add: (block) => unlessOver(() => writeFrame(opened(), block, crc32(head))),
    keep: () =>
      unlessOver(() => {
        closeSync(opened());
        file = undefined;
        isOver = true;
        renameSync(temporary, part.path);
      }),
    drop,
  };
}

function lostCache(doing: string, cause: unknown): ConnectorError {
  const native = nativeCode(cause);
  return new ConnectorError({
    code: native === undefined ? "protocol" : "unavailable",
    message: `a file of the read cache could not ${doing}${native === undefined ? "" : ` (${native})`}`,
    retry: "never",
    scope: "system",
    native,
    advice:
      "Check the disk and the folder of the read cache; its files may be taken away at any time.",
    cause,
  });
}
