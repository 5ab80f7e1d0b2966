import { type Account, ConnectorError, type TargetConnector } from "@rollcall/core";
import { type FileDirectory, openDirectory } from "./file/open-directory.ts";
import { assertWanted } from "./memory/refusal.ts";
import type { SeedAccount } from "./memory/seed.ts";
import { directorySession } from "./memory/session.ts";
import { type DirectoryOptions, directorySettings } from "./memory/settings.ts";

/** What a target in a file may be told. */
export interface FileTargetOptions extends DirectoryOptions {
  /** The file; made with `accounts` when it is not there, its folders included. */
  readonly path: string;
  /** What it holds when the file is made. */
  readonly accounts?: readonly (SeedAccount | Account)[] | undefined;
}

/**
 * Makes a target that is a memory target kept in a file of JSON lines: every receipt is on the disk before it is
 * given, and a process that dies leaves a file that opens. One process at a time; read again at each open.
 * Opening throws `protocol` when a line cannot be read and `unavailable` when the file cannot be.
 *
 * @example
 * ```ts
 * import { fileTarget } from "@rollcall/testkit";
 *
 * const directory = fileTarget({ name: "directory", path: "state/directory.jsonl" });
 * await using session = await directory.open();
 * ```
 */
export function fileTarget(options: FileTargetOptions): TargetConnector {
  const { path, accounts = [] } = options;
  const settings = directorySettings(options);
  let held: Promise<FileDirectory> | undefined;
  let sessions = 0;
  const close = async (): Promise<void> => {
    sessions -= 1;
    const last = sessions === 0 ? held : undefined;
    if (!last) return;
    held = undefined;
    await (await last).close();
  };
  return {
    spec: "rollcall/connector@1",
    name: options.name,
    kind: "target",
    open: async (opening) => {
      assertWanted(opening?.signal);
      held ??= openDirectory({ path, settings, accounts });
      sessions += 1;
      try {
        return directorySession((await held).directory, close);
      } catch (error) {
        sessions -= 1;
        held = undefined;
        throw ConnectorError.is(error) ? error : notOpened(error, path);
      }
    },
  };
}

function notOpened(cause: unknown, file: string): ConnectorError {
  return new ConnectorError({
    code: "unavailable",
    message: "the file of the directory cannot be opened",
    retry: "never",
    scope: "system",
    native: (cause as NodeJS.ErrnoException).code,
    where: { file },
    cause,
  });
}
