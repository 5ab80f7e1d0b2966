import {
  type Absent,
  type Account,
  type AccountRef,
  assertWanted,
  type CallOptions,
} from "@rollcall/core";
import type { GraphUser } from "../account.ts";
import type { NhsmailContext } from "../context.ts";
import { failure } from "../errors.ts";
import { isGuid } from "../guid.ts";
import { isOurUser, organisationOf } from "../ownership.ts";
import { membershipsOfUsers } from "./memberships.ts";
import { recordsOf } from "./records.ts";
import { selectionOf } from "./selection.ts";

/**
 * Reads one account by its key, or proves that it is not there. `tombstone`: it was deleted, and can be restored.
 * `not-found`: neither among the accounts nor among the deleted ones. `not-ours`: another organisation has it.
 * `no-permission`: it cannot be told whether it is there, or whose it is.
 */
export async function get(
  context: NhsmailContext,
  ref: AccountRef,
  { signal }: CallOptions = {},
): Promise<Account | Absent> {
  assertWanted(signal);
  // A principal name would be answered too, with an account that may be another by now.
  if (ref.kind !== "account" || !isGuid(ref.stable)) return { absent: "not-found", ref };
  const selection = selectionOf(context);
  const path = ["users", ref.stable];
  const request = { id: context.newId(), method: "GET", path, query: selection.query } as const;
  const answer = await context.transport.send(request, { signal });
  if (answer.status === 404) return { absent: await proofOf(context, ref, { signal }), ref };
  if (answer.status !== 200) throw failure(answer, { operation: "read the account", request });
  const user = answer.body as GraphUser;
  if (!isOurUser(user, context.settings)) {
    const organisation = organisationOf(user, context.settings);
    return { absent: organisation === undefined ? "no-permission" : "not-ours", ref };
  }
  const memberships = membershipsOfUsers(context);
  const { items } = await recordsOf(context, [user], { selection, memberships, signal });
  return items[0] ?? { absent: "no-permission", ref };
}

async function proofOf(
  { transport, newId }: NhsmailContext,
  { stable }: AccountRef,
  call: CallOptions,
): Promise<Absent["absent"]> {
  const path = ["directory", "deletedItems", stable];
  const request = { id: newId(), method: "GET", path, query: { $select: "id" } } as const;
  const answer = await transport.send(request, call);
  if (answer.status === 200) return "tombstone";
  if (answer.status === 404) return "not-found";
  if (answer.status === 403) return "no-permission";
  throw failure(answer, { operation: "look for the account among the deleted ones", request });
}
