import type { Network, Place, SignIn } from "../sign-in/sign-in.ts";
import type { ListedNetwork } from "../sign-in/surroundings.ts";
import { type DatabaseFile, type DatabaseLookUp, openDatabase } from "./address-database.ts";
import { listedNetworks, type NetworkLists } from "./listed-networks.ts";
import { isAnonymous, networkOf, placeOf } from "./record-facts.ts";

/**
 * What is known of addresses. Each answers `undefined` for an address that it does not know, and for a text that is
 * none.
 */
export interface AddressBook {
  /** The network that the address belongs to. */
  network(address: string): Network | undefined;
  /** Where the address is believed to be. */
  place(address: string): Place | undefined;
  /** What the integrator's lists say of it, and else whether a database says that it hides who uses it. */
  listed(address: string): ListedNetwork | undefined;
}

/** What an address book is made of. Nothing of it is shipped with this package. */
export interface AddressBookOptions {
  /**
   * Files in the MaxMind DB format, of any supplier that keeps MaxMind's layout; asked in order, and the first that
   * knows answers.
   */
  readonly databases?: readonly DatabaseFile[] | undefined;
  readonly networks?: NetworkLists | undefined;
}

/**
 * Makes an address book. Reads and checks every file whole, once. Throws `protocol` for a damaged file and
 * `invalid-options` for an entry of a list that is no network.
 */
export function addressBook({ databases = [], networks = {} }: AddressBookOptions): AddressBook {
  const files = databases.map(openDatabase);
  const listed = listedNetworks(networks);
  return {
    network: (address) => first(files, address, networkOf),
    place: (address) => first(files, address, placeOf),
    listed: (address) =>
      listed(address) ??
      first(files, address, (facts) => (isAnonymous(facts) ? "anonymiser" : undefined)),
  };
}

/** Adds the network and the place of a sign-in's address, where the event itself does not say them. */
export function locate(event: SignIn, book: AddressBook): SignIn {
  const { address } = event;
  if (address === undefined || (event.network && event.place)) return event;
  const network = event.network ?? book.network(address);
  const place = event.place ?? book.place(address);
  if (network === event.network && place === event.place) return event;
  return { ...event, ...(network && { network }), ...(place && { place }) };
}

function first<T>(
  files: readonly DatabaseLookUp[],
  address: string,
  factsOf: (record: unknown) => T | undefined,
): T | undefined {
  for (const lookUp of files) {
    const record = lookUp(address);
    const facts = record === undefined ? undefined : factsOf(record);
    if (facts !== undefined) return facts;
  }
  return undefined;
}
