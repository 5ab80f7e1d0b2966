import { ConnectorError } from "@rollcall/core";

// The first three groups are little-endian numbers (MS-DTYP section 2.3.4.2).
const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15] as const;
const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const hex: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, "0"),
);
const dashBefore = new Set([4, 6, 8, 10]);

/** Writes the 16 bytes of an `objectGUID` as text, in lower case; `undefined` when there are not 16. */
export function guidText(bytes: Uint8Array): string | undefined {
  if (bytes.length !== 16) return undefined;
  let text = "";
  for (let at = 0; at < 16; at++) {
    if (dashBefore.has(at)) text += "-";
    text += hex[bytes[order[at] as number] as number];
  }
  return text;
}

/** Reads a GUID's text into the bytes that a filter or an attribute takes. Throws `invalid-value`. */
export function guidBytes(text: string): Uint8Array {
  if (!isGuid(text)) {
    throw new ConnectorError({ code: "invalid-value", message: "a text is not a GUID" });
  }
  const digits = text.replaceAll("-", "");
  const bytes = new Uint8Array(16);
  for (let at = 0; at < 16; at++) {
    bytes[order[at] as number] = Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16);
  }
  return bytes;
}

/** Tells whether a text is a GUID as {@link guidText} writes it, in any letter case. */
export function isGuid(text: string): boolean {
  return form.test(text);
}
