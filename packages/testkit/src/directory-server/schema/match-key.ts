import { dnKey } from "../names/dn-key.ts";
import type { AttributeRule } from "./schema.ts";

/** Gives the form of a value by which two of them are the same. */
export function matchKey({ syntax }: AttributeRule, value: string): string {
  switch (syntax) {
    case "octets":
    case "sid":
    case "descriptor":
    case "numeric":
      return value;
    case "integer":
    case "large":
      return /^-?\d+$/.test(value) ? String(BigInt(value)) : value;
    case "boolean":
      return value.toUpperCase();
    case "dn":
      return dnKey(value) ?? value.toLowerCase();
    default:
      return value.toLowerCase();
  }
}
