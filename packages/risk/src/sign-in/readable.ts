import { ConnectorError } from "@rollcall/core";
import { signInReader } from "./sign-in-reader.ts";

/**
 * Reads something that others made. What a getter or proxy of theirs throws may hold anything, and becomes
 * `invalid-value`; ConnectorErrors pass.
 */
export function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (ConnectorError.is(error)) throw error;
    throw signInReader.fault("", "cannot be read");
  }
}
