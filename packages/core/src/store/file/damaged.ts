import { ConnectorError } from "../../errors.ts";

/** Where a file of a store was found damaged, and which rule it breaks. */
export interface Damage {
  readonly file: string;
  readonly line?: number | undefined;
  readonly rule: string;
}

/** Makes the error for a file of a store that does not say what it was written to say. */
export function damagedStore({ file, line, rule }: Damage): ConnectorError {
  const place = line === undefined ? file : `${file}, line ${line}`;
  return new ConnectorError({
    code: "protocol",
    message: `the store is damaged: ${place}: ${rule}`,
    scope: "system",
    where: { file, line, rule },
    advice:
      "Nothing was changed. Restore the whole folder of the store from a backup; do not edit its files, and do not mix files of two backups.",
  });
}
