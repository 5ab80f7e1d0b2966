import { addressGroups } from "./address-groups.ts";
import { dottedNumber } from "./dotted-number.ts";

/**
 * An IP address as numbers. An IPv6 address that maps an IPv4 one (`::ffff:0:0/96`) is an IPv4 address, and a zone id
 * is no part of it, so that two writings of one address are equal.
 */
export interface Address {
  readonly version: 4 | 6;
  /** 32 bits each, unsigned, from the most significant: one for IPv4, four for IPv6. */
  readonly words: readonly number[];
}

/** The longest text that can be an address: 45 characters and a zone id. Longer ones are not looked at. */
const longestText = 128;

/**
 * Reads an address: IPv4 in dotted decimals without leading zeros (which some programs take for octal), IPv6 in any
 * form of RFC 4291. `undefined` when it is neither.
 */
export function parseAddress(text: string): Address | undefined {
  if (text.length > longestText) return undefined;
  const mark = text.indexOf(":");
  if (mark >= 0) return parseVersion6(text);
  const word = dottedNumber(text, 0, text.length);
  return word < 0 ? undefined : { version: 4, words: [word] };
}

function parseVersion6(text: string): Address | undefined {
  const zone = text.indexOf("%");
  const groups = addressGroups(text, zone < 0 ? text.length : zone);
  if (!groups) return undefined;
  const last = wordAt(groups, 6);
  const words = [wordAt(groups, 0), wordAt(groups, 2), wordAt(groups, 4), last];
  const isMapped = words[0] === 0 && words[1] === 0 && words[2] === 0xffff;
  return isMapped ? { version: 4, words: [last] } : { version: 6, words };
}

function wordAt(groups: readonly number[], at: number): number {
  return (groups[at] ?? 0) * 0x1_0000 + (groups[at + 1] ?? 0);
}
