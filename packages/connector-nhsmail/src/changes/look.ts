import type { Account, CallOptions, Change, ChangePage } from "@rollcall/core";
import type { GraphUser } from "../account.ts";
import type { NhsmailContext } from "../context.ts";
import { failure } from "../errors.ts";
import { isOurUser } from "../ownership.ts";
import { membershipsOfUsers } from "../read/memberships.ts";
import { recordsOf } from "../read/records.ts";
import { selectionOf } from "../read/selection.ts";
import type { GraphAnswer, GraphRequest } from "../transport.ts";
import type { Recall } from "./recall.ts";
import { stateOf } from "./state-of.ts";

/** Why an account is looked at: it changed, a feed says that it was removed, or it came into a group or left it. */
export type Touch = "changed" | "removed" | "member";

/** What a look is taken with. */
export interface LookOptions extends CallOptions {
  readonly recall: Recall;
}

/**
 * Looks at accounts by their keys, and tells what is news of them: as they are now, whatever order their changes came in.
 * What was deleted, and what another organisation has taken, is a tombstone. One that is nowhere to be seen is gone when a
 * feed says so, or once it cannot be behind any more.
 */
export async function look(
  context: NhsmailContext,
  touched: ReadonlyMap<string, Touch>,
  { recall, signal }: LookOptions,
): Promise<ChangePage<Account>> {
  const ids = [...touched.keys()];
  const sights = await sightsOf(context, ids, { signal });
  const ours = sights.flatMap((sight) => (sight.is === "ours" ? [sight.user] : []));
  const selection = selectionOf(context);
  const memberships = membershipsOfUsers(context);
  const { items, refused } = await recordsOf(context, ours, { selection, memberships, signal });
  const upserts = items.flatMap((record): readonly Change<Account>[] =>
    recall.isNews(record.ref.stable, stateOf(record)) ? [{ change: "upsert", record }] : [],
  );
  const tombstones = ids.flatMap((id, at): readonly Change<Account>[] => {
    const touch = touched.get(id);
    const { is } = sights[at] ?? { is: "missing" };
    const isGone =
      is === "theirs" ||
      is === "deleted" ||
      (is === "missing" && (touch === "removed" || recall.isSettled(id)));
    if (is === "ours" || touch === "member" || !isGone || !recall.isNews(id, "")) return [];
    return [{ change: "tombstone", ref: { kind: "account", stable: id } }];
  });
  return { changes: [...upserts, ...tombstones], ...(refused.length > 0 && { refused }) };
}

type Sight =
  | { readonly is: "ours"; readonly user: GraphUser }
  | { readonly is: "theirs" | "deleted" | "missing" };

async function sightsOf(
  context: NhsmailContext,
  ids: readonly string[],
  call: CallOptions,
): Promise<readonly Sight[]> {
  const { transport, newId, settings } = context;
  const asking = (path: readonly string[], query: GraphRequest["query"]): GraphRequest => ({
    id: newId(),
    method: "GET",
    path,
    query,
  });
  const { query } = selectionOf(context);
  const answers = await transport.sendAll(
    ids.map((id) => asking(["users", id], query)),
    call,
  );
  const lost = ids.filter((_, at) => answers[at]?.status === 404);
  const bins = await transport.sendAll(
    lost.map((id) => asking(["directory", "deletedItems", id], { $select: "id" })),
    call,
  );
  const binned = new Set(lost.filter((_, at) => isThere(bins[at])));
  return ids.map((id, at): Sight => {
    if (!isThere(answers[at])) return { is: binned.has(id) ? "deleted" : "missing" };
    const user = answers[at]?.body as GraphUser;
    return isOurUser(user, settings) ? { is: "ours", user } : { is: "theirs" };
  });
}

function isThere(answer: GraphAnswer | undefined): boolean {
  if (answer?.status === 200) return true;
  if (answer?.status === 404) return false;
  throw failure(answer ?? { status: 500, headers: {} }, {
    operation: "read accounts that changed",
  });
}
