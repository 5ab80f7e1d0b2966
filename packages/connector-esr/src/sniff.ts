import { isUtf8 } from "node:buffer";
import { open } from "node:fs/promises";
import type { Encoding } from "./bytes/decode.ts";
import { readRegions } from "./bytes/regions.ts";
import { unreadableFile } from "./errors.ts";

const looked = 4 << 20;

/** Tells the encoding of a file from its first four mebibytes; a read looks at all of it. */
export async function sniffEncoding(path: string): Promise<Encoding> {
  const handle = await open(path, "r").catch((cause: unknown) => {
    throw unreadableFile(path, cause);
  });
  try {
    const { size } = await handle.stat();
    for await (const { buffer, start, end, offset } of readRegions(handle, { path, size })) {
      if (!isUtf8(buffer.subarray(start, end))) return "windows-1252";
      if (offset >= looked) break;
    }
    return "utf-8";
  } finally {
    await handle.close();
  }
}
