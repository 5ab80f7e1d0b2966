import { ConnectorError, type ConnectorErrorCode } from "@rollcall/core";

/** Gives the code with which something fails, and `undefined` when it does not. */
export async function codeOf(act: Promise<unknown>): Promise<ConnectorErrorCode | undefined> {
  try {
    await act;
  } catch (error) {
    if (ConnectorError.is(error)) return error.code;
    throw error;
  }
  return;
}
