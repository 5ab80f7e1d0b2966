import { ConnectorError, type Scalar } from "@rollcall/core";
import { encodeValue } from "../value.ts";
import type { NamedAttribute } from "./check-value.ts";
import { refusal } from "./refusal.ts";

/**
 * Writes one value in the syntax of its attribute, checked before. References must be in the server's form already, and
 * parents are written in the entry's DN alone. Throws `invalid-value` that names the attribute.
 */
export function wireValue({ name, attribute }: NamedAttribute, value: Scalar): Uint8Array | string {
  try {
    const written = encodeValue(value, attribute.syntax);
    // Active Directory asks for a fraction of the second.
    if (attribute.syntax !== "generalized-time" || typeof written !== "string") return written;
    return written.includes(".") ? written : written.replace("Z", ".0Z");
  } catch (error) {
    if (!ConnectorError.is(error)) throw error;
    throw refusal(error.code, "is not in the form that its syntax asks for", {
      field: name,
      rule: attribute.syntax,
      advice: error.advice ?? "Correct the policy's rule for this attribute.",
    });
  }
}
