import { keyIndex } from "../correlate/key-index.ts";
import { readLinkedPeople } from "../store/links.ts";
import type { Store } from "../store/store.ts";

/** The links of one target, of each of which only fingerprints are held. */
export interface KnownLinks {
  readonly count: number;
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
  let count = 0;
  await readLinkedPeople(store, target, (stable, personId) => {
    byAccount.add(stable, count);
    byPerson.add(personId, count);
    count++;
  });
  return {
    count,
    ofAccount: (stable) => byAccount.first(stable),
    onlyOfPerson: (id) => byPerson.only(id),
    firstOfPerson: (id) => byPerson.first(id),
  };
}
