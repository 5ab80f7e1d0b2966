import { dueTimes } from "../portal/due-times.ts";
import type { Stamp } from "../store/change.ts";
import { type Store, write } from "../store/store.ts";
import { holdsAt, type TimedGrant } from "./timed-grant.ts";

/** Begins and ends memberships for a time, each at its own time. */
export interface GrantTimes {
  run(now: number): void;
}

/** Starts to watch the grants of a store, those that are in it already included. */
export function grantTimes(store: Store): GrantTimes {
  const due = dueTimes();
  const plan = (id: string, { from, until }: TimedGrant): void => {
    due.add(from, id);
    if (until !== null) due.add(until, id);
  };
  for (const [id, { grant }] of store.grants) plan(id, grant);
  store.watchers.push((entry) => {
    if (entry.do === "grant") plan(entry.id, entry.grant);
  });
  return {
    run: (now) => {
      for (let at = due.earliest; at !== undefined && at <= now; at = due.earliest) {
        const id = due.take(now) ?? "";
        const last = store.entries.at(-1)?.at ?? at;
        settle(store, id, { at: Math.max(at, last), by: "life-cycle" });
      }
    },
  };
}

// A membership is as the grants of a person say, whatever it was: the service's own clock ends it.
function settle(store: Store, id: string, stamp: Stamp): void {
  const grant = store.grants.get(id)?.grant;
  if (grant?.access !== "member") return;
  const { group, principal: member } = grant;
  const wanted = [...store.grants.values()].some(
    (one) =>
      one.grant.group === group && one.grant.principal === member && holdsAt(one.grant, stamp.at),
  );
  const is = store.members.now.get(group)?.has(member) ?? false;
  if (wanted !== is) write(store, { do: wanted ? "join" : "part", group, member }, stamp);
}
