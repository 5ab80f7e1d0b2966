import { slotNumbers } from "../correlate/slot-numbers.ts";
import { fingerprinter } from "../fingerprint.ts";
import type { Link } from "../model/link.ts";
import { groundsOf, vanishedPosts } from "../policy/grounds.ts";
import type { Said } from "../policy/said.ts";
import { type Grounds, readGrounds, scanGrounds } from "../store/grounds.ts";
import type { Store } from "../store/store.ts";
import type { KnownLinks } from "./known-links.ts";

/** What an account stood on, and stands on now. */
export interface GroundsSeen {
  readonly before?: Grounds | undefined;
  readonly now?: Grounds | undefined;
}

/**
 * Works out what an account stands on. Where posts have vanished without an end, what it stood on before counts until the
 * account is open for another post: of a leaver, until the day on which it would be deleted.
 */
export function seenGrounds({ person, placed }: Said, before: Grounds | undefined): GroundsSeen {
  if (!placed) return { before, now: before };
  const { place } = placed;
  const isEmpty = place.hold === "unclear" && place.assignments.length === 0;
  const isLeaver = place.state === "left" && before !== undefined;
  const isKept = isEmpty || (isLeaver && vanishedPosts(before, person, place).length > 0);
  return { before, now: isKept ? before : groundsOf(person, place) };
}

/** What the accounts of one target stood on, by the numbers of their links: of each a fingerprint of 32 bits. */
export interface KnownGrounds {
  /** Tells whether the account still stands on what is remembered, or on nothing that has to be. */
  areSame(said: Said, number: number): boolean;
  /** Reads what the account of a link stood on. */
  read(link: Link): Promise<Grounds | undefined>;
}

const none = 0;

/** Reads what the accounts of a target stood on. */
export async function knownGrounds(
  store: Store,
  target: string,
  links: Pick<KnownLinks, "ofAccount">,
): Promise<KnownGrounds> {
  const fingerprint = fingerprinter(store.id);
  const marks = slotNumbers();
  const markOf = (grounds: Grounds | undefined): number =>
    grounds ? fingerprint(JSON.stringify(grounds)).lo || 1 : none;
  for await (const { account, grounds } of scanGrounds(store, target)) {
    const number = links.ofAccount(account);
    if (number >= 0) marks.set(number, markOf(grounds));
  }
  return {
    areSame({ person, placed }, number) {
      if (!placed) return true;
      return markOf(groundsOf(person, placed.place)) === marks.get(number);
    },
    async read({ account: { stable: account } }) {
      if (marks.get(links.ofAccount(account)) === none) return undefined;
      return await readGrounds(store, { target, account });
    },
  };
}
