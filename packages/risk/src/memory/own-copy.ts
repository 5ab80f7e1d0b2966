/** Copies a text: a part of a longer text would keep the whole of it in memory. Half surrogates stay as they are. */
export function ownCopy(text: string): string {
  return Buffer.from(text, "utf16le").toString("utf16le");
}
