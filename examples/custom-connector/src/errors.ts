import { ConnectorError, type ConnectorErrorCode } from "@rollcall/core";

/** Makes the error with which something is refused. The message names the place and the rule, and never the value. */
export function refusal(code: ConnectorErrorCode, message: string): ConnectorError {
  return new ConnectorError({ code, message });
}
