import type { AttributeValue, Scalar } from "../../model/value.ts";

/**
 * Characters that move the cursor, turn the direction of writing or cannot be seen. In a display name they could make a
 * terminal show another plan than the one that is approved.
 */
const hidden =
  /[\p{Control}\p{Surrogate}\p{Line_Separator}\p{Paragraph_Separator}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** Makes a text from outside safe to print: characters that cannot be seen are written as their code points. */
export function printable(text: string): string {
  return text.replace(
    hidden,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

const secretName = /pass(word|wd|phrase)|pwd|secret|credential|private.?key/i;

/** Gives the value or values of an attribute for people; `none` for no value. Attributes with a secret's name are not shown. */
export function valueText(attribute: string, value: AttributeValue | null): string {
  if (value === null) return "none";
  if (secretName.test(attribute)) return "(not shown)";
  if (!Array.isArray(value)) return scalarText(value as Scalar);
  return value.length === 0 ? "none" : value.map(scalarText).join(", ");
}

function scalarText(value: Scalar): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "number" ? String(value) : `"${printable(value)}"`;
}
