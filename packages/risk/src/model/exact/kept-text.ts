import { ownCopy } from "../../memory/own-copy.ts";

/** A longer text is cut here: an agent is at most this long, and nothing else is as long. */
const longest = 1024;

/** Gives the beginning of a text that is too long to be kept, and the empty text for one that is not there. */
export function keptText(text: string | undefined): string {
  if (text === undefined) return "";
  if (text.length <= longest) return text;
  return ownCopy(text.slice(0, longest));
}
