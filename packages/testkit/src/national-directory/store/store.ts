import type { KeptGrant } from "../grants/timed-grant.ts";
import type { Change, Entry, ObjectKind, Properties, Stamp } from "./change.ts";
import { type Members, noMembers, setMember } from "./members.ts";
import { nothingTaken, retake, type Taken } from "./taken.ts";
import { noteValues, type ValueIndex, valueIndex } from "./value-index.ts";
import { latest, type StoredObject, type Version } from "./version.ts";

/** The primary: the journal and the fold of it, which also knows each earlier state. */
export interface Store {
  readonly objects: Map<string, StoredObject>;
  readonly order: StoredObject[];
  readonly members: Members;
  readonly values: ValueIndex;
  readonly taken: Taken;
  /** Memberships for a time, by the identifier of their request. */
  readonly grants: Map<string, KeptGrant>;
  /** The codes of organisations that are closed. */
  readonly closed: Set<string>;
  readonly entries: Entry[];
  seq: number;
  /** Called with each new entry, in order. */
  readonly watchers: ((entry: Entry) => void)[];
}

/** Makes a store that holds nothing; `indexed` are properties that will be searched for by value. */
export function emptyStore(indexed: readonly string[]): Store {
  return {
    objects: new Map(),
    order: [],
    members: noMembers(),
    values: valueIndex(indexed),
    taken: nothingTaken(),
    grants: new Map(),
    closed: new Set(),
    entries: [],
    seq: 0,
    watchers: [],
  };
}

/** Adds a change to the journal and to the state. */
export function write(store: Store, change: Change, stamp: Stamp): Entry {
  const entry: Entry = { ...change, ...stamp, seq: store.seq + 1 };
  store.seq = entry.seq;
  store.entries.push(entry);
  fold(store, entry);
  for (const watch of store.watchers) watch(entry);
  return entry;
}

/** Adds an entry that is in the journal already, or one of number zero, from before it. */
export function fold(store: Store, entry: Entry): void {
  switch (entry.do) {
    case "set":
      set(store, entry);
      return;
    case "join":
    case "part":
      setMember(store.members, entry.group, {
        seq: entry.seq,
        member: entry.member,
        joined: entry.do === "join",
      });
      return;
    case "portal": {
      const object = store.objects.get(entry.id);
      if (object) object.portal = entry.record;
      return;
    }
    case "grant":
      store.grants.set(entry.id, { grant: entry.grant, seq: entry.seq });
      return;
    case "organisation":
      if (entry.closed) store.closed.add(entry.code);
      else store.closed.delete(entry.code);
      return;
    default:
      live(store, entry);
  }
}

function set(store: Store, entry: Entry & { readonly do: "set" }): void {
  const { id, kind, patch, seq } = entry;
  const object = store.objects.get(id) ?? added(store, id, kind);
  const before = object.versions.at(-1);
  const properties = before ? { ...before.properties, ...patch } : patch;
  push(store, object, { seq, life: before?.life ?? "live", properties });
}

function live(store: Store, entry: Entry & { readonly do: "delete" | "restore" | "purge" }): void {
  const object = store.objects.get(entry.id);
  if (!object) return;
  const { properties } = latest(object);
  const { seq, at } = entry;
  if (entry.do === "restore") {
    push(store, object, { seq, life: "live", properties: renamed(properties, entry.id, false) });
  } else if (entry.do === "delete") {
    const gone = renamed(properties, entry.id, true);
    push(store, object, { seq, life: "deleted", properties: gone, deletedAt: at });
  } else {
    push(store, object, { seq, life: "purged", properties: {}, deletedAt: at });
  }
}

// A deleted user's name is freed by putting its identifier before it, as Entra ID does.
function renamed(properties: Properties, id: string, deleted: boolean): Properties {
  const name = properties.userPrincipalName;
  if (typeof name !== "string") return properties;
  const mark = id.replaceAll("-", "");
  const plain = name.startsWith(mark) ? name.slice(mark.length) : name;
  return { ...properties, userPrincipalName: deleted ? `${mark}${plain}` : plain };
}

function added(store: Store, id: string, kind: ObjectKind): StoredObject {
  const object: StoredObject = { id, kind, ordinal: store.order.length, versions: [] };
  store.objects.set(id, object);
  store.order.push(object);
  return object;
}

function push(store: Store, object: StoredObject, version: Version): void {
  retake(store.taken, object.id, {
    before: object.versions.at(-1),
    after: version,
    seated: object.kind === "user",
  });
  noteValues(store.values, object.id, version.properties);
  object.versions.push(version);
}
