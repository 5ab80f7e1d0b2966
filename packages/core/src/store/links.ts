import { z } from "zod";
import type { Link } from "../model/link.ts";
import type { Identifier, Person } from "../model/person.ts";
import type { Json } from "../model/value.ts";
import { checkValue, type Ledger, readValue, scanValues } from "./read-value.ts";
import type { Store, StoreWrite } from "./store.ts";
import { escapeKeyPart, storeKey } from "./store-key.ts";

const links: Ledger<Link> = {
  space: "links",
  shape: z.object({
    target: z.string(),
    account: z.object({ kind: z.string(), stable: z.string(), lookup: z.string().optional() }),
    personId: z.string(),
    identifiers: z.array(z.object({ system: z.string(), value: z.string() })),
    stems: z.record(z.string(), z.string()).optional(),
    by: z.string(),
    since: z.string(),
  }),
};
const aliases: Ledger<string> = { space: "linkAliases", shape: z.string() };

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
  return [
    { space: "links", key: storeKey(target, account.stable), value: link as unknown as Json },
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
  return [
    { space: "links", key: storeKey(link.target, link.account.stable), value: null },
    ...aliasKeys(link.target, { id: link.personId, identifiers: link.identifiers }).map(
      (key): StoreWrite => ({ space: "linkAliases", key, value: null }),
    ),
  ];
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
 * Reads which accounts of a target are linked to whom: the stable key of each account and the person's id. There may be
 * millions, so that nothing else of a link is checked.
 */
export async function readLinkedPeople(
  store: Store,
  target: string,
  visit: (stable: string, personId: string) => void,
): Promise<void> {
  const prefix = storeKey(target, "");
  for await (const { key, value } of store.scan(links.space, prefix)) {
    const { personId } = value as { readonly personId?: Json };
    const known = typeof personId === "string" ? personId : checkValue(links, value).personId;
    visit(key.slice(prefix.length), known);
  }
}

function aliasKeys(target: string, person: Pick<Person, "id" | "identifiers">): readonly string[] {
  return [
    storeKey(target, `person=${person.id}`),
    ...person.identifiers.map(({ system, value }) =>
      storeKey(target, `${escapeKeyPart(system)}=${value}`),
    ),
  ];
}
