import { ConnectorError } from "@rollcall/core";

/** Runs something that is to throw a ConnectorError, and gives the error. */
export function errorOf(act: () => unknown): ConnectorError {
  try {
    act();
  } catch (error) {
    if (ConnectorError.is(error)) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
