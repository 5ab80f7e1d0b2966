import { ConnectorError, type ConnectorErrorCode } from "@rollcall/core";

const codes: ReadonlySet<ConnectorErrorCode> = new Set([
  "already-exists",
  "not-found",
  "precondition-failed",
  "version-conflict",
]);

/** noSuchAttribute and attributeOrValueExists, whatever a server's sub-code makes of them. */
const valueCodes = /^(?:16|20)\b/;

/**
 * Tells whether a request may have been refused because another hand came in after the record was read: reading it anew
 * then tells what is so. Nothing of the operation has been carried out.
 */
export function isConflict(error: unknown): boolean {
  if (!ConnectorError.is(error) || error.effect !== "none") return false;
  return codes.has(error.code) || valueCodes.test(String(error.native));
}
