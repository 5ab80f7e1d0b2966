import type { Account, CallOptions, Change } from "@rollcall/core";
import type { GraphUser } from "../account.ts";
import type { NhsmailContext } from "../context.ts";
import { filtersOf } from "../read/filter.ts";
import { listUsers } from "../read/list-users.ts";
import { type Memberships, membershipsOfGroups, membershipsOfUsers } from "../read/memberships.ts";
import { recordsOf } from "../read/records.ts";
import { selectionOf } from "../read/selection.ts";
import { look, type Touch } from "./look.ts";
import type { ChangesReader } from "./reader.ts";
import { recall } from "./recall.ts";
import { stateOf } from "./state-of.ts";

/** Compares a listing of all our accounts with the one before: a request for each 999 accounts, whatever has changed. */
export const changesByListing: ChangesReader = {
  async first(context, call) {
    const known = new Map<string, string>();
    for await (const { states } of listed(context, call)) {
      for (const [id, { state }] of states) known.set(id, state);
    }
    return { users: [], groups: [], known: [...known], recent: [] };
  },
  async *round(context, from, { signal }) {
    const { visibleAfter } = context.settings;
    const remembered = recall(from.recent, { now: context.now(), visibleAfter });
    const before = new Map(from.known);
    const now = new Map<string, string>();
    for await (const { states, memberships } of listed(context, { signal })) {
      const users = [...states].filter(
        ([id, { state }]) => before.get(id) !== state && !now.has(id),
      );
      for (const [id, { state }] of states) now.set(id, state);
      const changed = users.map(([, { user }]) => user);
      const selection = selectionOf(context);
      const { items, refused } = await recordsOf(context, changed, {
        selection,
        memberships,
        signal,
      });
      const changes = items.map((record): Change<Account> => ({ change: "upsert", record }));
      yield { changes, ...(refused.length > 0 && { refused }) };
    }
    const missing = [...before.keys()].filter((id) => !now.has(id));
    const awaited = new Set(remembered.due);
    for (const id of missing) if (!awaited.has(id)) remembered.hear(id);
    const touched = new Map(missing.map((id): [string, Touch] => [id, "changed"]));
    if (touched.size === 0) return { users: [], groups: [], known: [...now], recent: [] };
    const page = await look(context, touched, { recall: remembered, signal });
    yield page;
    const gone = new Set(
      page.changes.flatMap((one) => (one.change === "tombstone" ? one.ref.stable : [])),
    );
    for (const id of missing) if (!gone.has(id)) now.set(id, before.get(id) ?? "");
    return { users: [], groups: [], known: [...now], recent: remembered.write() };
  },
};

interface ListedPage {
  readonly states: ReadonlyMap<string, { readonly state: string; readonly user: GraphUser }>;
  /** How those of whom there is news are read. */
  readonly memberships: Memberships;
}

/** Lists our accounts, each with a fingerprint of all that a listing tells; the groups of each, where they are named. */
async function* listed(
  context: NhsmailContext,
  { signal }: CallOptions,
): AsyncIterable<ListedPage> {
  const { groups } = context.settings;
  const selection = selectionOf(context);
  const named = groups !== "all" && groups.size > 0;
  const memberships = named
    ? await membershipsOfGroups(context, groups, { signal })
    : membershipsOfUsers(context);
  const silent: Memberships = {
    of: async (ids) => new Map(ids.map((id) => [id, []])),
    shortfall: [],
  };
  const options = { selection, memberships: named ? memberships : silent, signal };
  for (const filter of filtersOf(context)) {
    const { query } = selection;
    for await (const users of listUsers(context, { query, filter, signal })) {
      const byId = new Map(users.map((user) => [user.id ?? "", user]));
      const { items } = await recordsOf(context, users, options);
      const states = new Map(
        items.map((record) => {
          const { stable } = record.ref;
          return [stable, { state: stateOf(record), user: byId.get(stable) ?? {} }] as const;
        }),
      );
      yield { states, memberships };
    }
  }
}
