import { keyIndex } from "../correlate/key-index.ts";
import { scanLinks } from "../store/links.ts";
import type { Store } from "../store/store.ts";

/** The links of one target, of each of which only fingerprints are held. */
export interface KnownLinks {
  readonly count: number;
  /** Gives the number of an account's link, or −1. */
  ofAccount(stable: string): number;
  /** Gives the numbers of a person's links. */
  ofPerson(personId: string): readonly number[];
}

/** Reads which accounts are linked to whom. */
export async function knownLinks(store: Store, target: string): Promise<KnownLinks> {
  const byAccount = keyIndex({ seed: store.id });
  const byPerson = keyIndex({ seed: store.id });
  let count = 0;
  for await (const link of scanLinks(store, target)) {
    byAccount.add(link.account.stable, count);
    byPerson.add(link.personId, count);
    count++;
  }
  return {
    count,
    ofAccount: (stable) => byAccount.first(stable),
    ofPerson: (id) => byPerson.find(id),
  };
}
