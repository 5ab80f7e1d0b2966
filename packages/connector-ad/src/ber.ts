/** Values of the few shapes that controls are written in: an integer of 32 bits, or bytes. */
export type BerValue = number | Uint8Array;

/** Writes a SEQUENCE of integers and octet strings (X.690), as the value of a control. */
export function berSequence(values: readonly BerValue[]): Uint8Array {
  return element(0x30, Buffer.concat(values.map(berValue)));
}

/** Reads a SEQUENCE of integers and octet strings; `undefined` when it is not well-formed. */
export function readBerSequence(bytes: Uint8Array): readonly BerValue[] | undefined {
  const outer = elementAt(bytes, 0);
  if (outer?.tag !== 0x30 || outer.end !== bytes.length) return undefined;
  const values: BerValue[] = [];
  for (let at = outer.start; at < outer.end; ) {
    const inner = elementAt(bytes, at);
    if (!inner) return undefined;
    const content = bytes.subarray(inner.start, inner.end);
    if (inner.tag === 0x04) values.push(content);
    else if (inner.tag === 0x02 || inner.tag === 0x0a) values.push(integer(content));
    else return undefined;
    at = inner.end;
  }
  return values;
}

function berValue(value: BerValue): Uint8Array {
  if (typeof value !== "number") return element(0x04, value);
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, value | 0);
  // The shortest form: no leading byte that only repeats the sign.
  let from = 0;
  while (from < 3 && bytes[from] === (((bytes[from + 1] ?? 0) & 0x80) === 0 ? 0 : 0xff)) from += 1;
  return element(0x02, bytes.subarray(from));
}

function element(tag: number, content: Uint8Array): Uint8Array {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Uint8Array.of(tag, length), content]);
  const size = Uint8Array.of(length >>> 24, length >>> 16, length >>> 8, length);
  const shortest = size.subarray(size.findIndex((byte) => byte !== 0));
  return Buffer.concat([Uint8Array.of(tag, 0x80 | shortest.length), shortest, content]);
}

interface BerElement {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

function elementAt(bytes: Uint8Array, at: number): BerElement | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) return undefined;
  const size = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || size > 4) return undefined;
  let length = size === 0 ? first : 0;
  for (let byte = 0; byte < size; byte++) length = length * 256 + (bytes[at + 2 + byte] ?? 0);
  const start = at + 2 + size;
  return start + length <= bytes.length ? { tag, start, end: start + length } : undefined;
}

function integer(content: Uint8Array): number {
  let value = (content[0] ?? 0) & 0x80 ? -1 : 0;
  for (const byte of content) value = (value << 8) | byte;
  return value;
}
