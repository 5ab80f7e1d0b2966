import { selected, shown } from "../query/wanted.ts";
import type { Properties } from "../store/change.ts";
import { eventsAfter, membersAt } from "../store/members.ts";
import { type StoredObject, type Version, versionAt } from "../store/version.ts";
import type { World } from "../world.ts";
import type { Round } from "./delta-token.ts";
import { isRelated } from "./related.ts";

/** Writes what a round reports of one object: one item, or several for a group of many members; none when it is of no concern. */
export function itemsOf(
  world: World,
  object: StoredObject,
  { round, minimal }: { readonly round: Round; readonly minimal: boolean },
): readonly object[] {
  const version = versionAt(object, round.upTo);
  if (!version) return [];
  const { id } = object;
  if (version.life === "deleted") return [{ id, "@removed": { reason: "changed" } }];
  if (version.life === "purged")
    return round.after === undefined ? [] : [{ id, "@removed": { reason: "deleted" } }];
  const wanted = selected(object.kind, round.select ?? null);
  const names = minimal ? changedNames(object, version, { round, wanted }) : wanted;
  const properties = { ...version.properties, id };
  const item = withManager(shown(object.kind, properties, names), version.properties, round);
  if (object.kind === "user" || !isRelated(round.select, "members")) return [item];
  return inParts(item, membersOf(world, object, round), world.settings.delta.membersPerItem);
}

// What differs from the round before; everything when nothing does, as of a change that comes late.
function changedNames(
  object: StoredObject,
  version: Version,
  { round, wanted }: { readonly round: Round; readonly wanted: readonly string[] },
): readonly string[] {
  const before = round.after === undefined ? undefined : versionAt(object, round.after);
  if (!before) return wanted;
  const changed = wanted.filter((name) => before.properties[name] !== version.properties[name]);
  return changed.length === 0 ? wanted : ["id", ...changed];
}

function withManager(
  item: Record<string, unknown>,
  properties: Properties,
  round: Round,
): Record<string, unknown> {
  if (!isRelated(round.select, "manager") || properties.manager === undefined) return item;
  const id = properties.manager;
  const type = { "@odata.type": "#microsoft.graph.user" };
  return { ...item, "manager@delta": id === null ? [] : [{ ...type, id }] };
}

function membersOf({ store }: World, group: StoredObject, round: Round): readonly object[] {
  const typed = (id: string): object => ({
    "@odata.type": `#microsoft.graph.${store.objects.get(id)?.kind ?? "user"}`,
    id,
  });
  if (round.after === undefined)
    return [...membersAt(store.members, group.id, round.upTo)].map(typed);
  const from = round.late.includes(group.id) ? (round.before ?? round.after) : round.after;
  const last = new Map<string, boolean>();
  for (const event of eventsAfter(store.members, group.id, from)) {
    if (event.seq <= round.upTo) last.set(event.member, event.joined);
  }
  return [...last].map(([id, joined]) =>
    joined ? typed(id) : { ...typed(id), "@removed": { reason: "deleted" } },
  );
}

function inParts(
  item: Record<string, unknown>,
  members: readonly object[],
  size: number,
): readonly object[] {
  if (members.length === 0) return [item];
  const parts: object[] = [];
  for (let from = 0; from < members.length; from += size) {
    parts.push({ ...item, "members@delta": members.slice(from, from + size) });
  }
  return parts;
}
