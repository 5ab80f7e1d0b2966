/** Joins the parts of an ASN.1 value under its tag, in distinguished encoding. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  return Buffer.concat([Uint8Array.of(tag, ...lengthOf(content.length)), content]);
}

/** Writes an object identifier such as `2.5.29.17`. */
export function derIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return der(0x06, Uint8Array.of(40 * first + second, ...rest.flatMap(base128)));
}

/** Writes a time as GeneralizedTime, to the second. */
export function derTime(time: number): Uint8Array {
  const digits = new Date(time).toISOString().slice(0, 19).replace(/\D/g, "");
  return der(0x18, Buffer.from(`${digits}Z`));
}

function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 | bytes.length, ...bytes];
}

function base128(value: number): readonly number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}
