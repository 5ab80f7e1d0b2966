import {
  type Account,
  assertWanted,
  type CallOptions,
  type Page,
  type ReadQuery,
} from "@rollcall/core";
import type { GraphUser } from "../account.ts";
import type { NhsmailContext } from "../context.ts";
import { watchCanaries } from "./canaries.ts";
import { filtersOf } from "./filter.ts";
import { listUsers } from "./list-users.ts";
import { type Memberships, membershipsOfGroups, membershipsOfUsers } from "./memberships.ts";
import { recordsOf } from "./records.ts";
import { selectionOf } from "./selection.ts";
import { matcher, soughtIn } from "./where.ts";

/**
 * Reads the accounts of our organisations that `query` asks for, and says on an empty last page whether that was all.
 * Throws when a list cannot be read to its end.
 */
export async function* scan(
  context: NhsmailContext,
  { attributes, where, signal }: ReadQuery,
): AsyncIterable<Page<Account>> {
  assertWanted(signal);
  const sought = where && soughtIn(context, where);
  const isWanted = where && sought ? matcher(where, sought) : undefined;
  const wanted = where && attributes ? [...attributes, where.attribute] : attributes;
  const selection = selectionOf(context, wanted);
  const memberships = await membershipsFor(context, where !== undefined, { signal });
  const canaries = watchCanaries(context);
  const given = new Set<string>();
  for (const filter of filtersOf(context, where && sought && { sought, anyOf: where.anyOf })) {
    const { query } = selection;
    for await (const listed of listUsers(context, { query, filter, signal })) {
      assertWanted(signal);
      for (const user of listed) canaries.see(user);
      const matching = (user: GraphUser): boolean =>
        !isWanted || !sought || isWanted(user[sought.property] ?? undefined);
      const users = listed.filter((user) => matching(user) && isNew(given, user));
      const { items, refused } = await recordsOf(context, users, {
        selection,
        memberships,
        signal,
      });
      yield { items, ...(refused.length > 0 && { refused }) };
    }
  }
  assertWanted(signal);
  const reasons = [...memberships.shortfall, ...(where ? [] : canaries.missed)];
  yield {
    items: [],
    completeness: reasons.length === 0 ? { state: "complete" } : { state: "partial", reasons },
  };
}

/** Of a few accounts the groups are asked one by one; of all, the named groups are read in the other direction. */
async function membershipsFor(
  context: NhsmailContext,
  fewAccounts: boolean,
  call: CallOptions,
): Promise<Memberships> {
  const { groups } = context.settings;
  if (fewAccounts || groups === "all" || groups.size === 0) return membershipsOfUsers(context);
  return await membershipsOfGroups(context, groups, call);
}

/** Graph may list a user on two pages when others come and go meanwhile. */
function isNew(given: Set<string>, { id }: GraphUser): boolean {
  if (typeof id !== "string") return true;
  const before = given.size;
  return given.add(id).size > before;
}
