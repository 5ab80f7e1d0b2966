import { keyIndex } from "../correlate/key-index.ts";
import { readLinkedPeople } from "../store/links.ts";
import type { Store } from "../store/store.ts";
import { type Arena, arena } from "./arena.ts";

/** The links of one target, numbered in the order of the accounts' stable keys. Of people only fingerprints are held. */
export interface KnownLinks {
  readonly count: number;
  /** The stable key of each link's account, by the link's number; more may be added. */
  readonly accounts: Arena;
  /** Gives the number of an account's link, or −1. */
  ofAccount(stable: string): number;
  /** Gives the number of a person's one link; −1 when there is none or more than one. */
  onlyOfPerson(personId: string): number;
  /** Gives the number of the first of a person's links, or −1. */
  firstOfPerson(personId: string): number;
}

/** Reads which accounts are linked to whom. The right number of links to expect saves time and memory. */
export async function knownLinks(
  store: Store,
  target: string,
  expected?: number,
): Promise<KnownLinks> {
  const byAccount = keyIndex({ seed: store.id, expected });
  const byPerson = keyIndex({ seed: store.id, expected });
  const accounts = arena(expected);
  await readLinkedPeople(store, target, ({ key, value }) => {
    const number = accounts.addBytes(key);
    byAccount.addBytes(key, number);
    byPerson.addBytes(value, number);
  });
  return {
    count: accounts.size,
    accounts,
    ofAccount: remembered((stable) => {
      const first = byAccount.first(stable);
      if (first < 0 || accounts.is(first, stable)) return first;
      return byAccount.find(stable).find((number) => accounts.is(number, stable)) ?? -1;
    }),
    onlyOfPerson: remembered((id) => byPerson.only(id)),
    firstOfPerson: (id) => byPerson.first(id),
  };
}

/** Whoever asks for a key asks for it twice or three times in a row. */
function remembered(find: (key: string) => number): (key: string) => number {
  let last: string | undefined;
  let found = -1;
  return (key) => {
    if (key !== last) {
      found = find(key);
      last = key;
    }
    return found;
  };
}
