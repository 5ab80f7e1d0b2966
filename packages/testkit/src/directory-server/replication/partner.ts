import type { Controller } from "../controller/controller.ts";
import type { Change, Transaction } from "../tree/change.ts";
import { changedKeys } from "../tree/changed-keys.ts";
import { commit } from "../tree/commit.ts";
import type { Entry } from "../tree/entry.ts";

/** How far a controller is behind the others. Both must be so before a change comes; at once without either. */
export interface Lag {
  /** So many of the last changes have not come yet. */
  readonly changes?: number | undefined;
  /** A change comes so many milliseconds after it was made. */
  readonly ms?: number | undefined;
}

/** A change that was made elsewhere, and when, in the order of the whole forest. */
interface Delivery extends Transaction {
  readonly order: number;
  /** For each entry that is put, the attributes that this changed; missing for a new one. */
  readonly touched: ReadonlyMap<string, readonly string[]>;
}

/** What a controller needs to exchange changes with others. */
export interface Partner {
  readonly controller: Controller;
  readonly lag: Lag;
  readonly inbox: Delivery[];
  /** When each attribute and link was last changed, in the order of the whole forest. */
  readonly versions: Map<string, number>;
}

/** The controllers of a directory. */
export interface Forest {
  readonly partners: Partner[];
  /** Counts the changes made anywhere. */
  order: number;
}

/** Lets a controller exchange changes with those that are there. */
export function join(forest: Forest, controller: Controller, lag: Lag): Partner {
  const partner: Partner = { controller, lag, inbox: [], versions: new Map() };
  forest.partners.push(partner);
  controller.inlets.add(() => takeIn(partner, false));
  controller.outlets.add((transaction) => {
    if (forest.partners.length > 1) publish(forest, partner, transaction);
  });
  return partner;
}

/** Takes in what others changed: as far as the lag lets it, or all of it. */
export function takeIn(partner: Partner, all: boolean): void {
  const { inbox, lag, controller } = partner;
  const { changes = 0, ms = 0 } = all ? {} : lag;
  const latest = controller.now() - ms;
  while (inbox.length > changes) {
    const [delivery] = inbox;
    if (!delivery || (!all && delivery.at > latest)) return;
    inbox.shift();
    receive(partner, delivery);
  }
}

function publish(forest: Forest, from: Partner, transaction: Transaction): void {
  forest.order += 1;
  const { tree } = from.controller;
  const touched = new Map<string, readonly string[]>();
  for (const change of transaction.changes) {
    const before = change.kind === "put" ? tree.entries.get(change.entry.id) : undefined;
    if (before && change.kind === "put") touched.set(before.id, changedKeys(before, change.entry));
  }
  const delivery: Delivery = { ...transaction, order: forest.order, touched };
  for (const change of delivery.changes) {
    for (const key of keysOf(change, delivery)) from.versions.set(key, delivery.order);
  }
  for (const other of forest.partners) if (other !== from) other.inbox.push(delivery);
}

// What was changed here later stays: the last writer wins, attribute by attribute.
function receive(partner: Partner, delivery: Delivery): void {
  const { controller, versions } = partner;
  const changes = delivery.changes.flatMap((change): Change[] => {
    const fresh = keysOf(change, delivery).filter((key) => {
      return (versions.get(key) ?? 0) < delivery.order;
    });
    for (const key of fresh) versions.set(key, delivery.order);
    if (change.kind !== "put") return fresh.length > 0 ? [change] : [];
    const before = controller.tree.entries.get(change.entry.id);
    if (!before) return [change];
    const keys = new Set(fresh.map((key) => key.slice(before.id.length + 1)));
    return keys.size > 0 ? [{ kind: "put", entry: merged(before, change.entry, keys) }] : [];
  });
  if (changes.length > 0) commit(controller.tree, { at: delivery.at, changes });
}

function merged(before: Entry, after: Entry, keys: ReadonlySet<string>): Entry {
  const attributes = new Map(before.attributes);
  for (const key of keys) {
    const values = after.attributes.get(key);
    if (values) attributes.set(key, values);
    else attributes.delete(key);
  }
  const { parent, rdn } = keys.has("name") ? after : before;
  return { id: before.id, parent, rdn, attributes };
}

function keysOf(change: Change, { touched }: Delivery): readonly string[] {
  switch (change.kind) {
    case "put": {
      const { id, attributes } = change.entry;
      return (touched.get(id) ?? [...attributes.keys(), "name"]).map((key) => `${id} ${key}`);
    }
    case "purge":
      return [change.id];
    default: {
      const { from, attribute, to } = change.link;
      return [`${from} ${attribute} ${to}`];
    }
  }
}
