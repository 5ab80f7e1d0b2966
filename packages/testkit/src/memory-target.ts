import type { Account, TargetConnector } from "@rollcall/core";
import { emptyDirectory } from "./memory/directory.ts";
import { assertWanted } from "./memory/refusal.ts";
import { type SeedAccount, seed } from "./memory/seed.ts";
import { directorySession } from "./memory/session.ts";
import { type DirectoryOptions, directorySettings } from "./memory/settings.ts";
import { type DirectoryView, directoryView } from "./memory/view.ts";

/** What a target in memory may be told. */
export interface MemoryTargetOptions extends DirectoryOptions {
  /** What it holds from the start; references may point forward. */
  readonly accounts?: readonly (SeedAccount | Account)[] | undefined;
}

/** A target in memory, and the view past its connector. */
export interface MemoryTarget extends TargetConnector {
  readonly directory: DirectoryView;
}

/**
 * Makes a target in memory that keeps to its schema and has every part of the contract: the reference for
 * connectors, the default for a first try, and the oracle in tests. Keys are the same for the same operations.
 * Throws what the schema does not allow of `accounts`.
 *
 * @example
 * ```ts
 * import { memoryTarget } from "@rollcall/testkit";
 *
 * const target = memoryTarget({
 *   name: "directory",
 *   accounts: [{ attributes: { userName: "ada.okafor", displayName: "Ada Okafor" } }],
 * });
 * console.log(target.directory.writes); // 0
 * ```
 */
export function memoryTarget(options: MemoryTargetOptions): MemoryTarget {
  const held = emptyDirectory(directorySettings(options));
  seed(held, options.accounts ?? []);
  return {
    spec: "rollcall/connector@1",
    name: options.name,
    kind: "target",
    directory: directoryView(held),
    open: async (opening) => {
      assertWanted(opening?.signal);
      held.calls.open += 1;
      return directorySession(held, () => Promise.resolve());
    },
  };
}
