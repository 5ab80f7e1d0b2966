import { type ConnectorError, invalidOption } from "@rollcall/core";
import { parseAddress } from "../sign-in/address.ts";
import { parsePrefix } from "../sign-in/prefix.ts";
import type { ListedNetwork } from "../sign-in/surroundings.ts";
import { type NumberedPrefix, networkRanges } from "./network-ranges.ts";

/** The integrator's lists: networks in CIDR notation, or single addresses, IPv4 and IPv6. */
export type NetworkLists = { readonly [List in ListedNetwork]?: Iterable<string> | undefined };

/**
 * Which list counts when two name the very same network: what an organisation says of its own comes before what others
 * say, for a feed that lists a hospital's one address because of one infected computer must not bar the hospital.
 */
const precedence = ["egress", "vpn", "threat", "anonymiser"] as const satisfies ListedNetwork[];

/**
 * Makes a look-up in lists of networks. The smallest network that holds the address counts, whatever its list; of equal
 * ones `egress`, then `vpn`, `threat`, `anonymiser`. Throws `invalid-options`, with the list and the position and never
 * the text, for an entry that is no network.
 */
export function listedNetworks(
  lists: NetworkLists,
): (address: string) => ListedNetwork | undefined {
  const networks = precedence.flatMap((list, index) => entriesOf(list, lists[list], index + 1));
  const version4 = networkRanges(ofVersion(networks, 4), 1);
  const version6 = networkRanges(ofVersion(networks, 6), 4);
  return (text) => {
    const address = parseAddress(text);
    if (!address) return undefined;
    const look = address.version === 4 ? version4 : version6;
    return precedence[look(address.words) - 1];
  };
}

function entriesOf(
  list: ListedNetwork,
  entries: Iterable<string> | undefined,
  number: number,
): NumberedPrefix[] {
  const found: NumberedPrefix[] = [];
  for (const entry of entries ?? []) {
    const prefix = typeof entry === "string" ? parsePrefix(entry) : undefined;
    if (!prefix) throw unusableEntry(list, found.length);
    found.push({ prefix, number });
  }
  return found;
}

function ofVersion(networks: readonly NumberedPrefix[], version: 4 | 6): NumberedPrefix[] {
  return networks.filter(({ prefix }) => prefix.address.version === version);
}

function unusableEntry(list: ListedNetwork, position: number): ConnectorError {
  return invalidOption("listedNetworks()", {
    field: `networks.${list}[${position}]`,
    rule: "network",
    advice: "Give a network such as 192.0.2.0/24, with no bits beyond its length, or take it out.",
  });
}
