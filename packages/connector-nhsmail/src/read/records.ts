import type { Account, CallOptions, RefusedRecord } from "@rollcall/core";
import { accountOf, type GraphUser } from "../account.ts";
import type { NhsmailContext } from "../context.ts";
import type { Memberships } from "./memberships.ts";
import type { Selection } from "./selection.ts";

/** What users are read with. */
export interface RecordOptions extends CallOptions {
  readonly selection: Pick<Selection, "attributes">;
  readonly memberships: Memberships;
}

/** Makes records of users, with the groups that each is in. */
export async function recordsOf(
  { now }: Pick<NhsmailContext, "now">,
  users: readonly GraphUser[],
  { selection, memberships, signal }: RecordOptions,
): Promise<{ readonly items: readonly Account[]; readonly refused: readonly RefusedRecord[] }> {
  const items: Account[] = [];
  const refused: RefusedRecord[] = [];
  const ids = users.map(({ id }) => id).filter((id) => typeof id === "string");
  const groups = await memberships.of(ids, { signal });
  const observedAt = now();
  for (const user of users) {
    const { attributes } = selection;
    const record = accountOf(user, { attributes, groups: groups.get(user.id ?? ""), observedAt });
    if ("ref" in record) items.push(record);
    else refused.push(record);
  }
  return { items, refused };
}
