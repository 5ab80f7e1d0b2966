import { ConnectorError } from "@rollcall/core";
import type { ProfileWrite } from "./profile-store.ts";

/**
 * Throws `version-conflict` when a profile is not at the version that its write expects; `versionOf` gives 0 for none.
 */
export function assertExpected(
  writes: readonly ProfileWrite[],
  versionOf: (subject: string) => number,
): void {
  const written = new Map<string, number>();
  for (const { subject, expected, bytes } of writes) {
    const version = written.get(subject) ?? versionOf(subject);
    if (version !== expected) throw versionConflict(version, expected);
    written.set(subject, bytes === null ? 0 : expected + 1);
  }
}

function versionConflict(version: number, expected: number): ConnectorError {
  return new ConnectorError({
    code: "version-conflict",
    message: `a profile is at version ${version}, and its writer expected ${expected}: somebody else wrote it`,
    scope: "record",
    advice: "Read the profiles of the shard again, and see that one process alone writes them.",
  });
}
