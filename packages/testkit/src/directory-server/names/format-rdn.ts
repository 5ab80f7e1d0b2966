import type { Rdn } from "./dn.ts";

/** Writes one part of a distinguished name as Active Directory does. */
export function formatRdn({ type, value }: Rdn): string {
  return `${type}=${escapeValue(value)}`;
}

// Most names need nothing, and are written often.
const awkward = /[,+"\\<>;=#\0\r\n]|^ | $/;

function escapeValue(value: string): string {
  if (!awkward.test(value)) return value;
  return value
    .replaceAll(/[,+"\\<>;=]/g, "\\$&")
    .replace(/^[ #]/, "\\$&")
    .replace(/(?<!^) $/, "\\ ")
    .replaceAll("\n", "\\0A")
    .replaceAll("\r", "\\0D")
    .replaceAll("\0", "\\00");
}
