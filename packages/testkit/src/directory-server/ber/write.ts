import { Integer, Primitive } from "asn1js";

// What stands before the content depends on its tag and length alone; asn1js takes microseconds for each.
const heads = new Map<number, Buffer>();
// The number of a request is written with each entry of its answer.
const integers = new Map<number, Buffer>();

/** Writes a BER element: `tag` is its first octet, and `content` what it holds, element after element. */
export function element(tag: number, ...content: readonly Uint8Array[]): Buffer {
  let length = 0;
  for (const part of content) length += part.length;
  return Buffer.concat([head(tag, length), ...content]);
}

/** Writes an INTEGER, or another type that is one inside. */
export function integer(value: number, tag = 0x02): Buffer {
  const key = value * 256 + tag;
  const known = integers.get(key);
  if (known) return known;
  const made = element(tag, new Uint8Array(new Integer({ value }).valueBlock.toBER()));
  if (integers.size < 10_000) integers.set(key, made);
  return made;
}

/** Writes an OCTET STRING, or another type that is one inside; text as UTF-8. */
export function octets(value: Uint8Array | string, tag = 0x04): Buffer {
  return element(tag, typeof value === "string" ? Buffer.from(value, "utf8") : value);
}

function head(tag: number, length: number): Buffer {
  const key = length * 256 + tag;
  const known = heads.get(key);
  if (known) return known;
  const block = new Primitive({ idBlock: { tagClass: (tag >> 6) + 1, tagNumber: tag & 0x1f } });
  block.idBlock.isConstructed = (tag & 0x20) !== 0;
  block.lenBlock.length = length;
  block.lenBlock.longFormUsed = length > 127;
  const made = Buffer.concat([
    new Uint8Array(block.idBlock.toBER()),
    new Uint8Array(block.lenBlock.toBER()),
  ]);
  if (heads.size < 10_000) heads.set(key, made);
  return made;
}
