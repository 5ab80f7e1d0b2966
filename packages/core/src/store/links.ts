import { z } from "zod";
import type { Link } from "../model/link.ts";
import type { Identifier, Person } from "../model/person.ts";
import type { Json } from "../model/value.ts";
import { linkedNamesText } from "./linked-names.ts";
import { type Ledger, readValue, scanTexts, scanValues } from "./read-value.ts";
import type { Store, StoreSpace, StoreWrite, TextEntry } from "./store.ts";
import { escapeKeyPart, storeKey } from "./store-key.ts";

/** The links themselves, by target and stable key. */
export const links: Ledger<Link> = {
  space: "links",
  shape: z.object({
    target: z.string(),
    account: z.object({ kind: z.string(), stable: z.string(), lookup: z.string().optional() }),
    personId: z.string(),
    identifiers: z.array(z.object({ system: z.string(), value: z.string() })),
    stems: z.record(z.string(), z.string()).optional(),
    names: z.record(z.string(), z.string()).optional(),
    by: z.string(),
    since: z.string(),
  }),
};
const aliases: Ledger<string> = { space: "linkAliases", shape: z.string() };
/** Of each link, under the same key, the person's id alone: a full run reads millions of them. */
export const linkOwners: Ledger<string> = { space: "linkOwners", shape: z.string() };
/** Of each link that has any, under the same key, the allotted names and their stems, as one text. */
const linkNames: Ledger<string> = { space: "linkNames", shape: z.string() };
const linkSpaces: readonly StoreSpace[] = [
  links.space,
  aliases.space,
  linkOwners.space,
  linkNames.space,
];

/** Whether a person can be told by an identifier alone, after a re-key of the source. */
export type StrongIdentifier = (identifier: Identifier) => boolean;

/**
 * Gives the writes that remember a link: under its account, and under the person and each strong identifier
 * (all of them when `strong` is missing). A link of the same account or person that was there is written over.
 */
export function linkWrites(
  link: Link,
  strong: StrongIdentifier = () => true,
): readonly StoreWrite[] {
  const { target, account } = link;
  const key = storeKey(target, account.stable);
  return [
    { space: "links", key, value: link as unknown as Json },
    { space: "linkOwners", key, value: link.personId },
    ...nameRows(key, link),
    ...aliasKeys(target, { id: link.personId, identifiers: link.identifiers.filter(strong) }).map(
      (key): StoreWrite => ({ space: "linkAliases", key, value: account.stable }),
    ),
  ];
}

/**
 * Gives the writes that forget a link. When the person gets another link in the same commit, put these first:
 * both have the same aliases.
 */
export function unlinkWrites(link: Link): readonly StoreWrite[] {
  const key = storeKey(link.target, link.account.stable);
  return [
    { space: "links", key, value: null },
    { space: "linkOwners", key, value: null },
    ...nameRows(key, link).map((write): StoreWrite => ({ ...write, value: null })),
    ...aliasKeys(link.target, { id: link.personId, identifiers: link.identifiers }).map(
      (key): StoreWrite => ({ space: "linkAliases", key, value: null }),
    ),
  ];
}

/** A link without names has no row, and those that may be there of another link say whose stem they were made from. */
function nameRows(key: string, { stems = {}, names = {} }: Link): readonly StoreWrite[] {
  const value = linkedNamesText(stems, names);
  return value === undefined ? [] : [{ space: "linkNames", key, value }];
}

/** Tells whether a write is one of those that remember a link. */
export function isLinkWrite({ space, value }: StoreWrite): boolean {
  return value !== null && linkSpaces.includes(space);
}

/** Reads the link of the account with this stable key. */
export async function readLink(
  store: Store,
  target: string,
  stable: string,
): Promise<Link | undefined> {
  return await readValue(store, links, storeKey(target, stable));
}

/** Finds the link of an account that writes which are not committed yet make. */
export function linkIn(
  writes: readonly StoreWrite[],
  target: string,
  stable: string,
): Link | undefined {
  const key = storeKey(target, stable);
  const last = writes.findLast((write) => write.space === "links" && write.key === key);
  return last?.value ? links.shape.parse(last.value) : undefined;
}

/**
 * Finds the link of a person in a target: by the person's id, then by identifiers in their order, so that it is found
 * after a re-key of the source too. `link.personId` is then another one.
 */
export async function findLinkByPerson(
  store: Store,
  target: string,
  person: Pick<Person, "id" | "identifiers">,
): Promise<Link | undefined> {
  for (const key of aliasKeys(target, person)) {
    const stable = await readValue(store, aliases, key);
    const link = stable === undefined ? undefined : await readLink(store, target, stable);
    if (link) return link;
  }
  return undefined;
}

/** Reads all links of a target, ordered by the accounts' stable keys. */
export async function* scanLinks(store: Store, target: string): AsyncGenerator<Link> {
  for await (const { value } of scanValues(store, links, storeKey(target, ""))) yield value;
}

/**
 * Reads which accounts of a target are linked to whom, ordered by the accounts' stable keys: each entry's key is the stable
 * key of an account, its value the person's id. The object is used again.
 */
export async function readLinkedPeople(
  store: Store,
  target: string,
  visit: (entry: Readonly<TextEntry>) => void,
): Promise<void> {
  await scanTexts(store, linkOwners, { prefix: storeKey(target, ""), visit });
}

/** Reads the allotted names of linked accounts, as {@link readLinkedPeople} does: each value is for {@link linkedName}. */
export async function readLinkedNames(
  store: Store,
  target: string,
  visit: (entry: Readonly<TextEntry>) => void,
): Promise<void> {
  await scanTexts(store, linkNames, { prefix: storeKey(target, ""), visit });
}

function aliasKeys(target: string, person: Pick<Person, "id" | "identifiers">): readonly string[] {
  return [
    storeKey(target, `person=${person.id}`),
    ...person.identifiers.map(({ system, value }) =>
      storeKey(target, `${escapeKeyPart(system)}=${value}`),
    ),
  ];
}
