/** Content of an element: bytes, or text in UTF-8. */
export type Content = Uint8Array | string;

/** Writes one element of BER, with the shortest length there is. */
export function ber(tag: number, ...contents: readonly Content[]): Buffer {
  const content = Buffer.concat(contents.map((each) => Buffer.from(each as Uint8Array)));
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]);
}

/** Writes a small INTEGER, or an ENUMERATED or another under its own tag. */
export function berNumber(value: number, tag = 0x02): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  let from = 0;
  while (from < 3 && bytes[from] === 0 && (bytes[from + 1] ?? 0) < 0x80) from++;
  const needsSign = (bytes[from] ?? 0) >= 0x80;
  return ber(tag, needsSign ? Buffer.from([0]) : "", bytes.subarray(from));
}

/** Reads the element at `at`: its tag, and where its content starts and ends. */
export function elementAt(
  bytes: Buffer,
  at = 0,
): { readonly tag: number; readonly start: number; readonly end: number } {
  const first = bytes[at + 1] ?? 0;
  const count = first < 0x80 ? 0 : first & 0x7f;
  const length = count === 0 ? first : bytes.readUIntBE(at + 2, count);
  const start = at + 2 + count;
  return { tag: bytes[at] ?? 0, start, end: start + length };
}

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes = [length >>> 24, (length >>> 16) & 0xff, (length >>> 8) & 0xff, length & 0xff];
  const shortest = bytes.slice(bytes.findIndex((byte) => byte !== 0));
  return [0x80 | shortest.length, ...shortest];
}
