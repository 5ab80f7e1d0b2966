import { type Address, parseAddress } from "./address.ts";
import { addressText } from "./address-text.ts";

/** A network: the addresses that share their first bits with one. */
export interface Prefix {
  /** The lowest address of the network. */
  readonly address: Address;
  /** How many bits are shared: 0 to 32 for IPv4, 0 to 128 for IPv6. */
  readonly length: number;
}

/**
 * Reads a network in CIDR notation; an address alone is the network of that address. `undefined` when it is malformed,
 * and when the address has bits beyond the length, which is a slip of the pen more often than not.
 * `::ffff:192.0.2.0/120` is `192.0.2.0/24`.
 */
export function parsePrefix(text: string): Prefix | undefined {
  const slash = text.indexOf("/");
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (!address) return undefined;
  const bits = address.version === 4 ? 32 : 128;
  if (slash < 0) return { address, length: bits };
  if (!/^(?:0|[1-9]\d{0,2})$/.test(text.slice(slash + 1))) return undefined;
  const isMapped = address.version === 4 && text.includes(":");
  const length = Number(text.slice(slash + 1)) - (isMapped ? 96 : 0);
  if (length < 0 || length > bits) return undefined;
  const prefix = prefixOf(address, length);
  return prefix.address.words.every((word, at) => word === address.words[at]) ? prefix : undefined;
}

/** Cuts an address down to its first bits. */
export function prefixOf(address: Address, length: number): Prefix {
  const words = address.words.map((word, at) => {
    const kept = Math.min(Math.max(length - at * 32, 0), 32);
    return kept === 0 ? 0 : (word & (-1 << (32 - kept))) >>> 0;
  });
  return { address: { version: address.version, words }, length };
}

/**
 * Writes the network that a person at an address is likely to stay in: the /24 of an IPv4 address, such as
 * `192.0.2.0/24`, the /48 of an IPv6 address, which is what a site is given (RFC 6177). `undefined` when the text is no
 * address.
 */
export function nearbyNetwork(text: string): string | undefined {
  const address = parseAddress(text);
  if (!address) return undefined;
  const { address: lowest, length } = prefixOf(address, address.version === 4 ? 24 : 48);
  return `${addressText(lowest)}/${length}`;
}
