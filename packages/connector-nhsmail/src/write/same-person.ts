import type { Attributes } from "@rollcall/core";
import type { GraphUser } from "../account.ts";
import type { FoundAccount } from "../life-cycle/joiner.ts";
import type { Call } from "./call.ts";
import { type Found, foundOf, readingOf } from "./find.ts";

/** An account that is the joiner's, live or deleted. */
export interface OwnAccount extends FoundAccount {
  readonly found: Found;
}

/**
 * Finds all accounts that are the same person's by the first attribute of `samePersonBy` that the new account is to have: in
 * every organisation, and among the deleted ones. None when it is to have none of them: a namesake is not the same person.
 */
export async function accountsOfPerson(
  call: Call,
  attributes: Attributes,
): Promise<readonly OwnAccount[]> {
  const { settings, attributes: known } = call.context;
  const name = settings.samePersonBy.find((one) => typeof attributes[one] === "string");
  const property = name === undefined ? undefined : known.get(name)?.property;
  if (name === undefined || property === undefined) return [];
  const filter = `${property} eq '${String(attributes[name]).replaceAll("'", "''")}'`;
  const names = Object.keys(attributes);
  const live = await list(call, { path: ["users"], filter, names, deleted: false });
  if (live.length > 0) return live;
  return await list(call, { path: deletedUsers, filter, names: [], deleted: true });
}

/** Where deleted accounts are listed; by key alone Graph shows nothing of them but that they are there. */
const deletedUsers = ["directory", "deletedItems", "microsoft.graph.user"];

/** Reads one of the deleted accounts; `undefined` when it is not among them. */
export async function findDeleted(call: Call, stable: string): Promise<Found | undefined> {
  const filter = `id eq '${stable.replaceAll("'", "''")}'`;
  const asked = { path: deletedUsers, filter, names: [], deleted: true };
  return (await list(call, asked))[0]?.found;
}

interface Listing {
  readonly path: readonly string[];
  readonly filter: string;
  readonly names: readonly string[];
  readonly deleted: boolean;
}

async function list(
  call: Call,
  { path, filter, names, deleted }: Listing,
): Promise<readonly OwnAccount[]> {
  const { transport } = call.context;
  const reading = readingOf(call, path, names);
  const request = { ...reading, id: call.id, query: { ...reading.query, $filter: filter } };
  const all: OwnAccount[] = [];
  for await (const { items } of transport.pages(request, { signal: call.signal })) {
    for (const item of items) {
      const found = foundOf(call, item as unknown as GraphUser);
      all.push({ id: found.account.ref.stable, deleted, ...found.standing, found });
    }
  }
  return all;
}
