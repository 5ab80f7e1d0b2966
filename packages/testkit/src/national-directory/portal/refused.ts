import { ConnectorError, type ConnectorErrorCode } from "@rollcall/core";

/** Makes the error with which the portal refuses what an administrator wants. */
export function refusedByPortal(
  code: ConnectorErrorCode,
  message: string,
  advice: string,
): ConnectorError {
  return new ConnectorError({ code, message, advice });
}
