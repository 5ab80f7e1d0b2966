import { ConnectorError } from "@rollcall/core";
import type { CompromisedSet } from "./compromised-set.ts";
import { openSetFile } from "./file/set-file.ts";
import { inMemory } from "./in-memory.ts";
import { onDisk } from "./on-disk.ts";

/** How a set is opened. */
export interface OpenSetOptions {
  /**
   * `disk` reads three pages of 4 KB for each password and keeps nothing, and is the default. `memory` reads and checks
   * the whole file first, answers at once, and needs as much memory as the file is long: about 2.3 GB for 1,000 million
   * passwords.
   */
  readonly keep?: "disk" | "memory" | undefined;
}

/**
 * A set that was built from a list, open. It stays as it was opened, also when another takes its place in the folder.
 */
export interface OpenCompromisedSet extends CompromisedSet, AsyncDisposable {
  readonly listedOn: string;
  /** How many passwords are in it. */
  readonly size: number;
  /** How often a password must have been seen in breaches to be in it. */
  readonly leastCount: number;
}

// A fingerprint of 16 bits agrees by chance once in so many.
const falsePositives = 2 ** -16;

/**
 * Opens the set that `rollcall-compromised-set build` made in a folder. Throws ConnectorError `not-found`,
 * `permission-denied` or `unavailable` when there is none that can be read, and `protocol`, with the file and the rule,
 * when it is damaged, cut short, of another version or no set at all.
 */
export async function openCompromisedSet(
  folder: string,
  { keep = "disk" }: OpenSetOptions = {},
): Promise<OpenCompromisedSet> {
  const file = await openSetFile(folder);
  const { version, listedOn, leastCount, shards } = file.header;
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await file.close();
  };
  try {
    const ask = keep === "memory" ? await inMemory(file) : onDisk(file);
    const size = shards.reduce((sum, { keyCount }) => sum + keyCount, 0);
    return {
      version,
      listedOn,
      leastCount,
      size,
      falsePositives,
      has: (sha1, options) => {
        if (closed) throw closedSet();
        return ask(sha1, options);
      },
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function closedSet(): ConnectorError {
  return new ConnectorError({
    code: "precondition-failed",
    scope: "session",
    message: "the set of compromised passwords is closed",
    advice: "Open it again, and close it when no more passwords are to be judged.",
  });
}
