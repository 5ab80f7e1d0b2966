import type { Change } from "../tree/change.ts";
import { commit } from "../tree/commit.ts";
import type { Entry } from "../tree/entry.ts";
import type { Delivery, Partner } from "./partner.ts";
import { keysOf } from "./version-keys.ts";

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
