import { wipeable } from "@rollcall/core";

/**
 * Writes a password as `unicodePwd` takes it (MS-ADTS 3.1.1.3.1.5): in quotation marks, in UTF-16 with the low byte
 * first. Takes UTF-8 bytes. Both the bytes given and the ones made are the caller's to wipe.
 */
export function passwordValue(utf8: Uint8Array): Uint8Array {
  const quoted = wipeable(utf8.length * 2 + 4);
  let end = put(quoted, 0, 0x22);
  for (let at = 0; at < utf8.length; ) {
    const { code, next } = codePoint(utf8, at);
    if (code > 0xffff) {
      end = put(quoted, end, 0xd800 + ((code - 0x10000) >> 10));
      end = put(quoted, end, 0xdc00 + ((code - 0x10000) & 0x3ff));
    } else end = put(quoted, end, code);
    at = next;
  }
  return quoted.subarray(0, put(quoted, end, 0x22));
}

function put(bytes: Uint8Array, at: number, unit: number): number {
  bytes[at] = unit & 0xff;
  bytes[at + 1] = unit >> 8;
  return at + 2;
}

/** By hand, since a text made of the bytes could not be wiped. Bytes that are not UTF-8 come out as U+FFFD. */
function codePoint(utf8: Uint8Array, at: number): { readonly code: number; readonly next: number } {
  const first = utf8[at] ?? 0;
  if (first < 0x80) return { code: first, next: at + 1 };
  const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
  let code = first & (0x3f >> more);
  for (let index = 1; index <= more; index++) {
    const byte = utf8[at + index] ?? 0;
    if ((byte & 0xc0) !== 0x80) return { code: 0xfffd, next: at + index };
    code = (code << 6) | (byte & 0x3f);
  }
  return more === 0 || code > 0x10ffff
    ? { code: 0xfffd, next: at + 1 }
    : { code, next: at + more + 1 };
}
