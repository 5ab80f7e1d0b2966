import { ConnectorError } from "@rollcall/core";

/** Makes the error for a log of profiles that does not say what it was written to say. */
export function damagedLog(file: string, rule: string): ConnectorError {
  return new ConnectorError({
    code: "protocol",
    message: `the store of profiles is damaged: it is not so that ${rule}`,
    scope: "system",
    where: { file, rule },
    advice:
      "Nothing was changed. Restore the file from a backup; or move it away, and everybody of its shard is learnt anew.",
  });
}
