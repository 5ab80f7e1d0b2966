import { ConnectorError } from "@rollcall/core";
import { checkSet } from "./check-set.ts";
import { help } from "./help.ts";
import { makeSet } from "./make-set.ts";
import { parseOptions, UsageError } from "./options.ts";
import type { Outlet } from "./show-progress.ts";

/** What a command stands in. */
export interface CommandPlace {
  readonly output: Outlet;
  /** For progress and faults. */
  readonly errors: Outlet;
  readonly input: AsyncIterable<Uint8Array>;
  /** In milliseconds. */
  readonly now: () => number;
  readonly signal?: AbortSignal | undefined;
}

/** How a command ended, for the shell. */
export type ExitCode = 0 | 1 | 2 | 130;

/** Runs `rollcall-compromised-set` with what was typed after it. Faults are told and not thrown. */
export async function runCommand(typed: readonly string[], place: CommandPlace): Promise<ExitCode> {
  try {
    const options = parseOptions(typed);
    if (options.kind === "help") place.output.write(help);
    else if (options.kind === "check") await checkSet(options, place);
    else await makeSet(options, place);
    return 0;
  } catch (error) {
    return tell(error, place.errors);
  }
}

function tell(error: unknown, errors: Outlet): ExitCode {
  if (error instanceof UsageError) {
    errors.write(`${error.message} rollcall-compromised-set --help explains all.\n`);
    return 2;
  }
  if (!ConnectorError.is(error)) throw error;
  if (error.code === "cancelled") {
    errors.write("Stopped. The set that was there is as it was.\n");
    return 130;
  }
  errors.write(`Not done: ${error.message}.\n`);
  if (error.advice !== undefined) errors.write(`${error.advice}\n`);
  return 1;
}
