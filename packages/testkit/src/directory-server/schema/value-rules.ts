import type { Syntax } from "./attribute-table.ts";
import type { AttributeRule } from "./schema.ts";

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
