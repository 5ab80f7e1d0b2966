/** A text as UTF-8 where it lies: the bytes from `from` up to `to`. */
export interface ByteText {
  bytes: Uint8Array;
  from: number;
  to: number;
}

/** Writes a text as bytes of its own. */
export function byteText(text: string): ByteText {
  const bytes = Buffer.from(text);
  return { bytes, from: 0, to: bytes.length };
}

/** Reads a text back from its bytes. */
export function textOf({ bytes, from, to }: ByteText): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("utf8");
}
