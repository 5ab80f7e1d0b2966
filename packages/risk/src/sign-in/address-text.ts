import { type Address, parseAddress } from "./address.ts";
import { dottedNumber } from "./dotted-number.ts";

/**
 * Writes an address in the one form that RFC 5952 allows: small letters, no leading zeros, the longest run of zeros as
 * `::`.
 */
export function addressText(address: Address): string {
  if (address.version === 4) return dotted(address.words[0] ?? 0);
  const groups: number[] = [];
  for (const word of address.words) groups.push(word >>> 16, word & 0xffff);
  const zeros = longestZeros(groups);
  let text = "";
  for (let at = 0; at < 8; at += 1) {
    if (at === zeros.from && zeros.length > 1) {
      text += "::";
      at += zeros.length - 1;
    } else {
      if (text !== "" && !text.endsWith(":")) text += ":";
      text += (groups[at] ?? 0).toString(16);
    }
  }
  return text;
}

/** Gives the one writing of an address that may be written in several ways; `undefined` when the text is no address. */
export function canonicalAddress(text: string): string | undefined {
  // Most addresses are IPv4 and have but one writing: nothing is made for them.
  if (text.length <= 15 && dottedNumber(text, 0, text.length) >= 0) return text;
  const address = parseAddress(text);
  return address && addressText(address);
}

function dotted(word: number): string {
  return `${word >>> 24}.${(word >>> 16) & 255}.${(word >>> 8) & 255}.${word & 255}`;
}

interface Run {
  readonly from: number;
  readonly length: number;
}

/** Finds the longest run of zeros; of two that are as long, the first. */
function longestZeros(groups: readonly number[]): Run {
  let longest = 0;
  let from = -1;
  let length = 0;
  for (let at = 0; at < groups.length; at += 1) {
    length = groups[at] === 0 ? length + 1 : 0;
    if (length > longest) {
      longest = length;
      from = at + 1 - length;
    }
  }
  return { from, length: longest };
}
