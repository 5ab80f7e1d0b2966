/** A longer text is cut here: an agent is at most this long, and nothing else is as long. */
const longest = 1024;

/** Gives the beginning of a text that is too long to be kept, and the empty text for one that is not there. */
export function keptText(text: string | undefined): string {
  if (text === undefined) return "";
  if (text.length <= longest) return text;
  // A copy: a part of a text would keep the whole of it in memory.
  return Buffer.from(text.slice(0, longest), "utf16le").toString("utf16le");
}
