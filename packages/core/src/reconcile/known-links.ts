import { type KeyIndex, keyIndex } from "../correlate/key-index.ts";
import { slotNumbers } from "../correlate/slot-numbers.ts";
import type { Fingerprint } from "../fingerprint.ts";
import { textOf } from "../model/byte-text.ts";
import { linkedName } from "../store/linked-names.ts";
import { readLinkedNames, readLinkedPeople } from "../store/links.ts";
import type { Store } from "../store/store.ts";
import { type Arena, arena } from "./arena.ts";

/** The links of one target, numbered in the order of the accounts' stable keys. Of people only fingerprints are held. */
export interface KnownLinks {
  readonly count: number;
  /** The stable key of each link's account, by the link's number; more may be added. */
  readonly accounts: Arena;
  /** Gives the number of an account's link, or −1. */
  ofAccount(stable: string): number;
  /** Says that {@link ofAccount} will hardly be asked any more: what it goes by is let go of, and made anew if it is. */
  letGo(): void;
  /** Gives the number of a person's one link; −1 when there is none or more than one. */
  onlyOfPerson(personId: string): number;
  /** Gives the number of the first of a person's links, or −1. */
  firstOfPerson(personId: string): number;
  /** The same, by the fingerprint of the person's id with the store's id as seed. */
  firstByFingerprint(sought: Readonly<Fingerprint>): number;
  /** Gives the name that the link's account was allotted for an attribute, when it was made from this stem. */
  nameOf(number: number, wanted: WantedName): string | undefined;
  /** All that {@link nameOf} goes by for a link, as one text. */
  namesOf(number: number): string;
}

type WantedName = Parameters<typeof linkedName>[1];

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
  const count = accounts.size;
  const ofAccount = (stable: string): number => {
    if (byAccount.size < count) indexFirst(accounts, count, byAccount);
    const first = byAccount.first(stable);
    if (first < 0 || accounts.is(first, stable)) return first;
    return byAccount.find(stable).find((number) => accounts.is(number, stable)) ?? -1;
  };
  const namesOf = await knownNames(store, target, ofAccount);
  return {
    count,
    accounts,
    namesOf,
    nameOf(number, wanted) {
      const names = namesOf(number);
      return names === "" ? undefined : linkedName(names, wanted);
    },
    ofAccount: remembered(ofAccount),
    letGo: () => byAccount.clear(),
    onlyOfPerson: remembered((id) => byPerson.only(id)),
    firstOfPerson: (id) => byPerson.first(id),
    firstByFingerprint: byPerson.firstByFingerprint,
  };
}

function indexFirst(accounts: Arena, count: number, index: KeyIndex): void {
  for (let number = 0; number < count; number++) index.add(accounts.at(number), number);
}

/** Keeps the allotted names as one text for each link that has any. */
async function knownNames(
  store: Store,
  target: string,
  ofAccount: (stable: string) => number,
): Promise<KnownLinks["namesOf"]> {
  const texts = arena();
  const places = slotNumbers();
  await readLinkedNames(store, target, ({ key, value }) => {
    const number = ofAccount(textOf(key));
    if (number >= 0) places.set(number, texts.addBytes(value) + 1);
  });
  return (number) => {
    const place = places.get(number);
    return place === 0 ? "" : texts.at(place - 1);
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
