import { openCompromisedSet } from "../open-compromised-set.ts";
import { dayText } from "./make-set.ts";
import type { CheckOptions } from "./options.ts";
import { count } from "./progress-text.ts";
import type { CommandPlace } from "./run-command.ts";

/**
 * Reads all of a set, checks every page of it, and tells which set it is. Throws ConnectorError when it is not whole.
 */
export async function checkSet(
  { folder, quiet }: CheckOptions,
  { output }: CommandPlace,
): Promise<void> {
  const set = await openCompromisedSet(folder, { keep: "memory" });
  const { version, size, listedOn } = set;
  await set[Symbol.asyncDispose]();
  if (quiet) return;
  output.write(
    `Whole: ${count(size)} passwords of the list of ${dayText(listedOn)}, version ${version}.\n`,
  );
}
