import { ConnectorError } from "@rollcall/core";

/** A place in bytes that are being read. One is used for all messages of a connection, so that reading costs no memory. */
export interface Cursor {
  bytes: Buffer;
  at: number;
}

/** Makes the error for bytes that are not what RFC 4511 says. The connection that brought them cannot be read on. */
export function malformed(rule: string): ConnectorError {
  return new ConnectorError({
    code: "protocol",
    message: "a directory server sent a message that is not LDAP",
    retry: "backoff",
    advice:
      "Check that the address is that of an LDAP server, and what stands between it and here.",
    where: { rule },
  });
}

/**
 * Steps into the element at the cursor, which must have the tag and end by `limit`: the cursor then stands at its content.
 * Gives where the content ends. Throws `protocol`.
 */
export function enter(cursor: Cursor, tag: number, limit: number): number {
  if (cursor.bytes[cursor.at++] !== tag) throw malformed("tag");
  return enterAny(cursor, limit);
}

/** As {@link enter}, with the cursor behind a tag that was looked at already. */
export function enterAny(cursor: Cursor, limit: number): number {
  const { bytes } = cursor;
  let length = bytes[cursor.at++] ?? 0;
  if (length > 0x7f) {
    let count = length & 0x7f;
    if (count === 0 || count > 4) throw malformed("length");
    length = 0;
    while (count-- > 0) length = length * 256 + (bytes[cursor.at++] ?? 0);
  }
  const end = cursor.at + length;
  if (end > limit) throw malformed("length");
  return end;
}

/** Reads an INTEGER or ENUMERATED that is not negative and has at most four bytes. */
export function readNumber(cursor: Cursor, tag: number, limit: number): number {
  const end = enter(cursor, tag, limit);
  const length = end - cursor.at;
  if (length < 1 || length > 4) throw malformed("number");
  const value = cursor.bytes.readIntBE(cursor.at, length);
  if (value < 0) throw malformed("number");
  cursor.at = end;
  return value;
}

/** Reads an OCTET STRING, or what stands for one under another tag, as a view of the bytes. */
export function readBytes(cursor: Cursor, tag: number, limit: number): Buffer {
  const end = enter(cursor, tag, limit);
  const value = cursor.bytes.subarray(cursor.at, end);
  cursor.at = end;
  return value;
}

/** Reads an OCTET STRING as text. Unlike a TextDecoder it keeps a byte order mark at the start. */
export function readText(cursor: Cursor, tag: number, limit: number): string {
  const end = enter(cursor, tag, limit);
  const value = cursor.bytes.toString("utf8", cursor.at, end);
  cursor.at = end;
  return value;
}
