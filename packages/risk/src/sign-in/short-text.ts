import { signInReader } from "./sign-in-reader.ts";

/**
 * Reads a text that describes something, and cuts it to `most` UTF-16 code units, never between the halves of a
 * surrogate pair; a surrogate without its other half becomes U+FFFD. `undefined` for nothing and for an empty text;
 * throws `invalid-value` when it is no text.
 */
export function shortText(value: unknown, field: string, most: number): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value !== "string") throw signInReader.fault(field, "must be a text");
  if (value.length <= most) return value.isWellFormed() ? value : value.toWellFormed();
  const end = isPair(value, most - 1) ? most - 1 : most;
  // A slice keeps the whole of a long text alive, which a profile would then hold: the bytes are copied out.
  return Buffer.from(value.slice(0, end).toWellFormed(), "utf8").toString("utf8");
}

/** Tells whether the code units at `at` and after it are the two halves of one character. */
function isPair(text: string, at: number): boolean {
  return isWithin(text.charCodeAt(at), 0xd800) && isWithin(text.charCodeAt(at + 1), 0xdc00);
}

function isWithin(unit: number, first: number): boolean {
  return unit >= first && unit < first + 0x400;
}
