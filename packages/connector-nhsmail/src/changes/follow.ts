import type { Account, ChangePage } from "@rollcall/core";
import type { NhsmailContext } from "../context.ts";
import { type LookOptions, look, type Touch } from "./look.ts";
import type { Feed, TokenValue } from "./position.ts";
import { readFeed } from "./read-feed.ts";

/** What is followed, and what is looked at whatever the feeds say. */
export interface Following extends LookOptions, Pick<TokenValue, "users" | "groups"> {
  readonly further?: ReadonlyMap<string, Touch> | undefined;
  /** Members that may be ours; any when it is missing. */
  readonly isKnown?: ((id: string) => boolean) | undefined;
}

/** Follows feeds to their ends, tells what is news of everybody whom they name, and gives where they go on. */
export async function* follow(
  context: NhsmailContext,
  { users, groups, further, isKnown = () => true, ...options }: Following,
): AsyncGenerator<ChangePage<Account>, Pick<TokenValue, "users" | "groups">, undefined> {
  const { recall, signal } = options;
  const seen = new Set<string>();
  const fresh = (touched: ReadonlyMap<string, Touch>): ReadonlyMap<string, Touch> => {
    const all = [...touched].filter(([id, touch]) => touch !== "member" || isKnown(id));
    const some = all.filter(([id]) => !seen.has(id));
    for (const [id] of some) {
      seen.add(id);
      recall.hear(id);
    }
    return new Map(some);
  };
  const nextUsers: Feed[] = [];
  for (const { link, ids } of users) {
    for await (const page of readFeed(context, { link, root: "users" }, { signal })) {
      if (page.touched.size > 0) yield await look(context, fresh(page.touched), options);
      if (page.link !== undefined) nextUsers.push({ link: page.link, ids });
    }
  }
  const nextGroups: string[] = [];
  for (const link of groups) {
    for await (const page of readFeed(context, { link, root: "groups" }, { signal })) {
      if (page.touched.size > 0) yield await look(context, fresh(page.touched), options);
      if (page.link !== undefined) nextGroups.push(page.link);
    }
  }
  const due = recall.due.filter((id) => !seen.has(id)).map((id) => [id, "changed"] as const);
  const rest = new Map([...due, ...fresh(further ?? new Map())]);
  if (rest.size > 0) yield await look(context, rest, options);
  return { users: nextUsers, groups: nextGroups };
}
