import {
  ConnectorError,
  type EntitlementRef,
  entitlementKey,
  type UpdateOperation,
} from "@rollcall/core";
import type { Call } from "./call.ts";
import type { Found } from "./find.ts";
import { isNew } from "./new-accounts.ts";

/** An operation about one account, with the entitlements that it concerns. */
type Concerned = Pick<UpdateOperation, "expects" | "grant" | "revoke">;

/**
 * Finds out which of the entitlements that an update is about the account holds now, by their keys. Groups are read only
 * when one is concerned, from the member's side.
 */
export async function holdingsOf(
  call: Call,
  found: Found,
  operation: Concerned,
): Promise<ReadonlySet<string>> {
  const { grant = [], revoke = [], expects } = operation;
  const all = [...grant, ...revoke, ...(expects.holds ?? []), ...(expects.lacks ?? [])];
  const held = new Set(found.account.entitlements.map(entitlementKey));
  if (all.some(({ kind }) => kind === "group")) {
    for (const id of await groupsOf(call, found.account.ref.stable)) held.add(key("group", id));
  }
  return held;
}

/** Reads the keys of the groups that an account is a direct member of. */
export async function groupsOf(call: Call, stable: string): Promise<ReadonlySet<string>> {
  const { context, id, signal } = call;
  const groups = new Set<string>();
  const request = {
    id,
    method: "GET",
    path: ["users", stable, "memberOf"],
    query: { $select: "id" },
  } as const;
  try {
    for await (const { items } of context.transport.pages(request, { signal })) {
      for (const item of items) groups.add(String((item as { readonly id?: string }).id));
    }
  } catch (error) {
    // Who is not seen yet is not seen in any group, and to be added twice does no harm.
    const isUnseen = ConnectorError.is(error) && error.code === "not-found" && isNew(call, stable);
    if (!isUnseen) throw error;
  }
  return groups;
}

function key(kind: EntitlementRef["kind"], id: string): string {
  return entitlementKey({ kind, id });
}
