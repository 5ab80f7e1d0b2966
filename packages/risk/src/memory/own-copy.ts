/** V8 copies parts that are shorter than this, and refers to the whole for those that are not. */
const shortestPart = 13;

/** Copies a text: a part of a longer text would keep the whole of it in memory. Half surrogates stay as they are. */
export function ownCopy(text: string): string {
  if (text.length < shortestPart) return text;
  return Buffer.from(text, "utf16le").toString("utf16le");
}
