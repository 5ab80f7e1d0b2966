import type { Address } from "./address.ts";
import { type Prefix, parsePrefix, prefixOf } from "./prefix.ts";

/**
 * What an address is for. Only a `public` one says where somebody is, and only it can be found in a database of places;
 * `shared` is behind a carrier's translation, `reserved` is not to be seen as a source at all.
 */
export type AddressRange =
  | "public"
  | "private"
  | "loopback"
  | "link-local"
  | "shared"
  | "documentation"
  | "multicast"
  | "reserved";

/** Tells what an address is for, by the registries of RFC 6890 and its updates. */
export function addressRange(address: Address): AddressRange {
  for (const [range, prefix] of ranges) {
    if (prefix.address.version === address.version && holds(prefix, address)) return range;
  }
  // Of IPv6, only 2000::/3 has been given out as global unicast (RFC 4291, section 2.4; IANA).
  const isGiven = address.version === 4 || (address.words[0] ?? 0) >>> 29 === 1;
  return isGiven ? "public" : "reserved";
}

function holds(prefix: Prefix, address: Address): boolean {
  const { words } = prefixOf(address, prefix.length).address;
  return words.every((word, at) => word === prefix.address.words[at]);
}

const ranges: readonly (readonly [AddressRange, Prefix])[] = [
  ...every("private", ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"]),
  ...every("loopback", ["127.0.0.0/8", "::1/128"]),
  ...every("link-local", ["169.254.0.0/16", "fe80::/10"]),
  ...every("shared", ["100.64.0.0/10"]),
  ...every("documentation", ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"]),
  ...every("documentation", ["2001:db8::/32", "3fff::/20"]),
  ...every("multicast", ["224.0.0.0/4", "ff00::/8"]),
  ...every("reserved", ["0.0.0.0/8", "192.0.0.0/24", "198.18.0.0/15", "240.0.0.0/4", "::/128"]),
];

function every(
  range: AddressRange,
  texts: readonly string[],
): readonly (readonly [AddressRange, Prefix])[] {
  return texts.flatMap((text) => {
    const prefix = parsePrefix(text);
    return prefix ? [[range, prefix] as const] : [];
  });
}
