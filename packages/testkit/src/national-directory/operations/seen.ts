import type { Change, Entry, ObjectKind, Properties } from "../store/change.ts";
import { write } from "../store/store.ts";
import { everHeld } from "../store/value-index.ts";
import { latest, type StoredObject, type Version, versionAt } from "../store/version.ts";
import { notFound } from "../wire/refusals.ts";
import type { Call } from "./operation.ts";

/** An object as a request sees it. */
export interface Seen {
  readonly object: StoredObject;
  readonly version: Version;
}

/** Gives what the request's replica shows under an identifier or, for a user, a principal name. Refuses with 404. */
export function seen(call: Call, kind: ObjectKind, key: string): Seen {
  const { store } = call.world;
  const object =
    store.objects.get(key.toLowerCase()) ?? (kind === "user" ? byName(call, key) : undefined);
  const version = object && versionAt(object, call.reading.entities);
  if (object?.kind !== kind || version?.life !== "live") throw notFound(key);
  return { object, version };
}

/** Gives the primary's state of what is to be written. Refuses with 404 what the replica does not show yet either. */
export function writable(call: Call, kind: ObjectKind, key: string): Seen {
  const { object } = seen(call, kind, key);
  const version = latest(object);
  if (version.life !== "live") throw notFound(key);
  return { object, version };
}

/** Adds a change by the request's application to the journal. */
export function commit(call: Call, change: Change): Entry {
  const { world, bearer, now } = call;
  if ("id" in change) noteTrespass(call, change.id);
  return write(world.store, change, { at: now, by: bearer.application.id });
}

function byName(call: Call, name: string): StoredObject | undefined {
  const { store } = call.world;
  const ids = everHeld(store.values, "userPrincipalName", name) ?? new Set<string>();
  for (const id of ids) {
    const object = store.objects.get(id);
    const version = object && versionAt(object, call.reading.entities);
    if (version?.life === "live" && hasName(version.properties, name)) return object;
  }
  return;
}

function hasName(properties: Properties, name: string): boolean {
  return String(properties.userPrincipalName).toLowerCase() === name.toLowerCase();
}

function noteTrespass(call: Call, id: string): void {
  const { world, bearer } = call;
  const organisation = world.store.objects.get(id)?.portal?.organisation;
  const own = bearer.application.organisations;
  if (organisation === undefined || !own || own.has(organisation)) return;
  world.trespasses.push({
    at: call.now,
    application: bearer.application.id,
    account: id,
    organisation,
  });
}
