/** Reads a new password as it came: in quotation marks and UTF-16, little end first; `undefined` when it is not. */
export function readPassword(value: Uint8Array): string | undefined {
  const text = Buffer.from(value).toString("utf16le");
  if (value.length % 2 !== 0 || text.length < 2) return;
  return text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : undefined;
}
