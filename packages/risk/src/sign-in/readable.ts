import { ConnectorError } from "@rollcall/core";
import { signInFields } from "./field.ts";

/**
 * Reads something that others made. What a getter or proxy of theirs throws may hold anything, and becomes
 * `invalid-value`; ConnectorErrors pass.
 */
export function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (ConnectorError.is(error)) throw error;
    throw signInFields.fault("", "cannot be read");
  }
}
