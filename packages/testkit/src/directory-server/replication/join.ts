import type { Controller } from "../controller/controller.ts";
import type { Transaction } from "../tree/change.ts";
import { changedKeys } from "../tree/changed-keys.ts";
import type { Delivery, Forest, Lag, Partner } from "./partner.ts";
import { takeIn } from "./take-in.ts";
import { keysOf } from "./version-keys.ts";

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
