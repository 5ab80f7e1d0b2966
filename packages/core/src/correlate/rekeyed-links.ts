import type { Link } from "../model/link.ts";
import type { Identifier, Person } from "../model/person.ts";
import type { Claims } from "./claims.ts";
import { rekeyedRank } from "./correlation-index.ts";
import { keyIndex } from "./key-index.ts";

/** Who is searched, and where what is found is said. */
export interface RekeyedSearch {
  readonly people: readonly Person[];
  readonly claims: Pick<Claims, "claim">;
}

/**
 * Claims accounts for the people whom a link's remembered identifiers point at. For links that the person's id did not settle,
 * by account: after a re-key of the source there are many, otherwise next to none.
 */
export function claimByIdentifiers(
  links: ReadonlyMap<number, Link>,
  { people, claims }: RekeyedSearch,
): void {
  if (links.size === 0) return;
  const index = keyIndex({ seed: "identifiers", expected: links.size * 4 });
  for (const [account, link] of links) {
    for (const identifier of allKeys(link.personId, link)) index.add(keyOf(identifier), account);
  }
  for (const [slot, person] of people.entries()) {
    for (const identifier of allKeys(person.id, person)) {
      for (const account of index.find(keyOf(identifier))) {
        const link = links.get(account);
        if (link && pointsAt(link, person)) claims.claim(account, slot, rekeyedRank);
      }
    }
  }
}

function pointsAt(link: Link, person: Person): boolean {
  return link.personId === person.id || sharedIdentifiers(link, person).length > 0;
}

/** Identifiers, and the source's own id as one more of a system without a name. */
function allKeys(id: string, { identifiers }: Pick<Person, "identifiers">): readonly Identifier[] {
  return [{ system: "", value: id }, ...identifiers];
}

/** Gives the identifiers by which a link remembers a person. */
export function sharedIdentifiers(link: Link, person: Person): readonly Identifier[] {
  return link.identifiers.filter(({ system, value }) =>
    person.identifiers.some((other) => other.system === system && other.value === value),
  );
}

/**
 * Tells whether a person bears the id that a link remembers and yet seems to be somebody else: they have identifiers of
 * the same systems, and none agrees. A source that was re-keyed may give an old id to another person.
 */
export function isContradicted(link: Link, person: Person): boolean {
  const comparable = link.identifiers.some(({ system }) =>
    person.identifiers.some((other) => other.system === system),
  );
  return comparable && sharedIdentifiers(link, person).length === 0;
}

function keyOf({ system, value }: Identifier): string {
  return `${system}\n${value}`;
}
