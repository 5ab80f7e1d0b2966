import { dnKey } from "../names/dn.ts";
import type { Syntax } from "./attribute-table.ts";
import type { AttributeRule } from "./schema.ts";

const bytewise: ReadonlySet<Syntax> = new Set(["octets", "sid", "descriptor"] as const);
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads a value as it came into the text that entries keep: one character for each byte where the syntax is of
 * bytes, and otherwise its UTF-8. Gives `undefined` when it is not UTF-8.
 */
export function keepValue({ syntax }: AttributeRule, bytes: Uint8Array): string | undefined {
  if (bytewise.has(syntax)) return Buffer.from(bytes).toString("latin1");
  try {
    return utf8.decode(bytes);
  } catch {
    return;
  }
}

/** Writes a kept value as it goes over the wire. */
export function sendValue({ syntax }: AttributeRule, value: string): Buffer {
  return Buffer.from(value, bytewise.has(syntax) ? "latin1" : "utf8");
}

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

/** Tells whether a value has the form that its syntax asks for. */
export function isWellFormed({ syntax }: AttributeRule, value: string): boolean {
  return forms[syntax]?.test(value) ?? value !== "";
}

const forms: Partial<Record<Syntax, RegExp>> = {
  integer: /^-?\d{1,10}$/,
  large: /^-?\d{1,19}$/,
  boolean: /^(?:TRUE|FALSE)$/,
  time: /^\d{14}(?:\.\d+)?Z$|^\d{12}Z$/,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the syntax is of these very characters
  ascii: /^[\x00-\x7f]+$/,
  numeric: /^[\d ]+$/,
  octets: /^/,
  sid: /^.{12,}$/s,
  descriptor: /^/,
};

/** Tells whether a value is longer, or a number larger, than the schema has it. */
export function isTooLong({ syntax, most }: AttributeRule, value: string): boolean {
  if (most === undefined) return false;
  if (syntax === "integer" || syntax === "large") return BigInt(value) > BigInt(most);
  return value.length > most;
}
