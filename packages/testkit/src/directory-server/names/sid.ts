/** Writes the bytes of a SID as text, such as `S-1-5-32-544`; `bytes` has one byte in each character. */
export function sidText(bytes: string): string {
  const buffer = Buffer.from(bytes, "latin1");
  const parts = Array.from({ length: buffer[1] ?? 0 }, (_, at) => buffer.readUInt32LE(8 + 4 * at));
  return ["S", buffer[0], buffer.readUIntBE(2, 6), ...parts].join("-");
}

/** Reads a SID written as text into its bytes; `undefined` when it is none. */
export function sidBytes(text: string): string | undefined {
  if (!/^S-1-\d{1,14}(-\d{1,10}){1,15}$/i.test(text)) return;
  const [authority = 0, ...parts] = text.split("-").slice(2).map(Number);
  if (parts.some((part) => part > 0xffff_ffff)) return;
  const buffer = Buffer.alloc(8 + 4 * parts.length);
  buffer[0] = 1;
  buffer[1] = parts.length;
  buffer.writeUIntBE(authority, 2, 6);
  parts.forEach((part, at) => {
    buffer.writeUInt32LE(part, 8 + 4 * at);
  });
  return buffer.toString("latin1");
}

/** Reads the last part of a SID: of an account, its number in the domain. */
export function lastPart(bytes: string): number {
  return Buffer.from(bytes, "latin1").readUInt32LE(bytes.length - 4);
}
