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
