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
