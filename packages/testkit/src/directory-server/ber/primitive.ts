import { type Element, Undecodable } from "./read.ts";

/** Reads a number out of an INTEGER, ENUMERATED or BOOLEAN. */
export function numberOf({ bytes }: Element): number {
  if (bytes.length === 0 || bytes.length > 6) throw new Undecodable("not a number in range");
  return Buffer.from(bytes).readIntBE(0, bytes.length);
}

/** Reads text out of an OCTET STRING. Throws {@link Undecodable} when it is not UTF-8. */
export function textOf({ bytes }: Element): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Undecodable("not UTF-8");
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
