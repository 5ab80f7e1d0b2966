import { grantTimes } from "../grants/grant-times.ts";
import type { Settings } from "../settings.ts";
import type { Change, Properties, Stamp } from "../store/change.ts";
import { type Store, write } from "../store/store.ts";
import { latest, type StoredObject } from "../store/version.ts";
import { type DueTimes, dueTimes } from "./due-times.ts";
import { mirrored } from "./mirror.ts";
import { nextStep } from "./next-step.ts";
import type { AccountState, PortalRecord } from "./portal-record.ts";

/** Moves accounts from state to state as time passes, and as they are changed through Graph. */
export interface Lifecycle {
  /** Does all that is due by now, each thing at its own time. */
  run(now: number): void;
  /** Gives an account a new record in the portal, and shows its state and organisation in Graph. */
  record(id: string, record: PortalRecord, stamp: Stamp): void;
}

const hand = "life-cycle";

/** Starts the life-cycle of a store's accounts. */
export function lifecycle(store: Store, settings: Settings): Lifecycle {
  const due = dueTimes();
  const record: Lifecycle["record"] = (id, next, stamp) => {
    write(store, { do: "portal", id, record: next }, stamp);
    showRecord({ store, settings }, { id, record: next }, stamp);
  };
  store.watchers.push((entry) => {
    if (entry.do === "portal") plan(due, settings, entry);
    const next = mirrored(store, settings, entry);
    if (next && "id" in entry) record(entry.id, next, { at: entry.at, by: entry.by });
  });
  for (const { id, portal } of store.order) {
    if (portal) plan(due, settings, { id, record: portal });
  }
  const grants = grantTimes(store);
  const run = (now: number): void => {
    grants.run(now);
    for (let id = due.take(now); id !== undefined; id = due.take(now)) {
      step({ store, settings, record, due }, id, now);
    }
  };
  return { run, record };
}

interface Parts {
  readonly store: Store;
  readonly settings: Settings;
}

function plan(
  due: DueTimes,
  settings: Settings,
  { id, record }: { readonly id: string; readonly record: PortalRecord },
): void {
  const step = nextStep(record, settings.retention);
  if (step) due.add(step.due, id);
}

function step(
  parts: Parts & { readonly record: Lifecycle["record"]; readonly due: DueTimes },
  id: string,
  now: number,
): void {
  const { store, settings } = parts;
  const object = store.objects.get(id);
  const { portal } = object ?? {};
  const next = portal && nextStep(portal, settings.retention);
  if (!object || !portal || !next) return;
  if (next.due > now) {
    parts.due.add(next.due, id);
    return;
  }
  const stamp = { at: Math.max(next.due, store.entries.at(-1)?.at ?? next.due), by: hand };
  const { next: _, ...rest } = portal;
  parts.record(id, { ...rest, state: next.to, since: next.due }, stamp);
  const change = changeFor(object, { from: portal.state, to: next.to });
  if (change) write(store, change, stamp);
}

// What a new state means for the account in Graph. An inactive account is left enabled: nothing public says otherwise.
function changeFor(
  object: StoredObject,
  { from, to }: { readonly from: AccountState; readonly to: AccountState },
): Change | undefined {
  const { id } = object;
  const { life } = latest(object);
  if (to === "Deleted Permanent") return { do: "purge", id };
  if (to === "Deleted") return life === "live" ? { do: "delete", id } : undefined;
  if (from === "Restoring") return { do: "restore", id };
  if (from !== "Enabling" && from !== "Disabling") return;
  return { do: "set", kind: "user", id, patch: { accountEnabled: to === "Active" } };
}

function showRecord(
  { store, settings }: Parts,
  { id, record }: { readonly id: string; readonly record: PortalRecord },
  stamp: Stamp,
): void {
  const object = store.objects.get(id);
  if (!object || latest(object).life === "purged") return;
  const { properties } = latest(object);
  const wanted: Properties = {
    [settings.organisationAttribute]: record.organisation,
    [settings.statusAttribute]: record.state,
  };
  const patch = Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => properties[name] !== value),
  );
  if (Object.keys(patch).length === 0) return;
  write(store, { do: "set", kind: "user", id, patch }, { ...stamp, by: hand });
}
