import { ConnectorError } from "@rollcall/core";

/** Makes the error for a database of addresses that does not hold what it was made to hold. */
export function databaseFault(name: string, rule: string): ConnectorError {
  return new ConnectorError({
    code: "protocol",
    message: `the address database cannot be used: ${rule}`,
    scope: "system",
    where: { file: name, rule },
    advice: "Fetch the file again from its supplier and compare its checksum.",
  });
}
