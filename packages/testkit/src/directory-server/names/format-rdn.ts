import type { Rdn } from "./dn.ts";

/** Writes one part of a distinguished name as Active Directory does. */
export function formatRdn({ type, value }: Rdn): string {
  return `${type}=${escapeValue(value)}`;
}

// Most names need nothing, and are written often.
const awkward = /[,+"\\<>;=#\0\r\n]|^ | $/;

function escapeValue(value: string): string {
  if (!awkward.test(value)) return value;
  const start = /^[ #]/.test(value) ? "\\" : "";
  // A single space is at the start.
  const end = value.length > 1 && value.endsWith(" ") ? "\\ " : "";
  const middle = end === "" ? value : value.slice(0, -1);
  const escaped = middle
    .replaceAll(/[,+"\\<>;=]/g, "\\$&")
    .replaceAll("\n", "\\0A")
    .replaceAll("\r", "\\0D")
    .replaceAll("\0", "\\00");
  return start + escaped + end;
}
