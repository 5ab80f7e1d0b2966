import type { Entry } from "../store/change.ts";
import type { Store } from "../store/store.ts";
import type { Round } from "./delta-token.ts";
import { isRelated } from "./related.ts";

/** Gives the objects that a round reports, in the order of their first change within it; nothing `missed` by mistake. */
export function changedObjects(
  store: Store,
  round: Round,
  missed?: ReadonlyMap<string, number>,
): readonly string[] {
  const { after, upTo } = round;
  const isHeard = (entry: Entry): boolean =>
    !("id" in entry) || entry.seq > (missed?.get(entry.id) ?? 0);
  const ids =
    after === undefined
      ? everything(store, round)
      : since(store, round, entriesBetween(store, after, upTo).filter(isHeard));
  const wanted = round.ids && new Set(round.ids);
  const all = [...new Set([...round.late, ...ids])];
  return wanted ? all.filter((id) => wanted.has(id)) : all;
}

function entriesBetween(store: Store, after: number, upTo: number): readonly Entry[] {
  const first = store.entries[0]?.seq ?? 1;
  return store.entries.slice(Math.max(0, after - first + 1), Math.max(0, upTo - first + 1));
}

function everything(store: Store, { kind, upTo }: Round): readonly string[] {
  return store.order
    .filter((object) => object.kind === kind && (object.versions[0]?.seq ?? 0) <= upTo)
    .map(({ id }) => id);
}

function since(store: Store, round: Round, entries: readonly Entry[]): readonly string[] {
  const ids = new Set<string>();
  for (const entry of entries) {
    const id = touched(store, entry, round);
    if (id !== undefined) ids.add(id);
  }
  return [...ids];
}

function touched(store: Store, entry: Entry, { kind, select }: Round): string | undefined {
  if ("group" in entry) {
    return kind === "group" && isRelated(select, "members") ? entry.group : undefined;
  }
  if (entry.do === "portal" || entry.do === "grant" || entry.do === "organisation") return;
  if (store.objects.get(entry.id)?.kind !== kind) return;
  if (entry.do !== "set" || select === undefined) return entry.id;
  const names = select.split(",");
  return isFirst(store, entry) || names.some((name) => name in entry.patch) ? entry.id : undefined;
}

function isFirst(store: Store, entry: Entry & { readonly do: "set" }): boolean {
  return store.objects.get(entry.id)?.versions[0]?.seq === entry.seq;
}
