import { type AsnType, fromBER } from "asn1js";

/** A BER element that was read. */
export interface Element {
  /** The first octet: class, form and number. */
  readonly tag: number;
  /** What a primitive element holds; empty for a constructed one. */
  readonly bytes: Uint8Array;
  readonly parts: readonly Element[];
}

/** A message that is not BER, or not LDAP; it ends the connection. */
export class Undecodable extends Error {
  override readonly name = "Undecodable";
}

const limits = {
  parseEmbedded: false,
  copyInput: false,
  maxNodes: 1_000_000,
  maxContentLength: 64 * 1024 * 1024,
};

/** Reads one element, all of `bytes`. Throws {@link Undecodable}. */
export function readElement(bytes: Uint8Array): Element {
  const { offset, result } = fromBER(bytes, limits);
  if (offset !== bytes.length || result.error !== "") throw new Undecodable("not BER");
  return elementOf(result);
}

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
const none: readonly Element[] = [];

function elementOf(block: AsnType): Element {
  const { tagClass, tagNumber, isConstructed } = block.idBlock;
  const tag = ((tagClass - 1) << 6) | (isConstructed ? 0x20 : 0) | tagNumber;
  if (isConstructed) {
    const { value } = block.valueBlock as unknown as { readonly value: readonly AsnType[] };
    return { tag, bytes: new Uint8Array(), parts: value.map(elementOf) };
  }
  const head = block.idBlock.blockLength + block.lenBlock.blockLength;
  return { tag, bytes: block.valueBeforeDecodeView.subarray(head), parts: none };
}
