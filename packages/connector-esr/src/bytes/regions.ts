import type { FileHandle } from "node:fs/promises";
import { ConnectorError } from "@rollcall/core";

/** A stretch of a file that ends where a line ends, or the start of a line that is too long to be held. */
export interface Region {
  /** Valid until the next region is asked for. */
  readonly buffer: Buffer;
  readonly length: number;
  /** Where in the file the stretch begins. */
  readonly offset: number;
  /** The stretch goes on with a line that began in the one before. */
  readonly continues: boolean;
}

/** What to read of a file. */
export interface RegionOptions {
  /** Reading stops here, so that a file that grows is not read for ever. */
  readonly size: number;
  readonly signal?: AbortSignal | undefined;
}

const capacity = 1 << 18;
const newline = 0x0a;

/** Reads a file as regions of at most 256 KiB, whatever the length of its lines. */
export async function* readRegions(
  handle: FileHandle,
  { size, signal }: RegionOptions,
): AsyncGenerator<Region, void> {
  const buffer = Buffer.allocUnsafe(capacity);
  let offset = 0;
  let filled = 0;
  let continues = false;
  while (offset < size) {
    throwIfAborted(signal);
    const wanted = Math.min(capacity - filled, size - offset - filled);
    const { bytesRead } = await handle.read(buffer, filled, wanted, offset + filled);
    filled += bytesRead;
    if (filled === 0) return;
    const last = bytesRead < wanted || offset + filled === size;
    const cut = last ? filled : buffer.lastIndexOf(newline, filled - 1) + 1;
    const length = cut === 0 ? filled : cut;
    if (cut === 0 && filled < capacity) continue;
    yield { buffer, length, offset, continues };
    if (bytesRead < wanted) return;
    continues = buffer[length - 1] !== newline;
    buffer.copyWithin(0, length, filled);
    filled -= length;
    offset += length;
  }
}

/** Throws `cancelled` when the caller no longer waits. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw new ConnectorError({
    code: "cancelled",
    message: "the read was cancelled",
    scope: "session",
    cause: signal.reason,
  });
}
