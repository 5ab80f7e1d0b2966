import { checkFilter } from "../query/check-filter.ts";
import type { Condition } from "../query/condition.ts";
import { meets } from "../query/meets.ts";
import { parseFilter } from "../query/parse-filter.ts";
import type { ObjectKind, Properties } from "../store/change.ts";
import { everHeld } from "../store/value-index.ts";
import { type StoredObject, versionAt } from "../store/version.ts";
import { unsupportedQuery } from "../wire/refusals.ts";
import type { Call } from "./operation.ts";
import type { Seen } from "./seen.ts";

/** What a list asks for. */
export interface Search {
  readonly kind: ObjectKind;
  readonly life: "live" | "deleted";
  readonly condition?: Condition | undefined;
  readonly words?: { readonly property: string; readonly text: string } | undefined;
  readonly order?: { readonly property: string; readonly descending: boolean } | undefined;
}

const advice =
  "To use it, add ConsistencyLevel: eventual as a request header and $count=true to the query. See https://aka.ms/graph-docs/advanced-queries";

/** Reads the query of a list. Refuses an advanced one that does not say so. */
export function searchOf(call: Call, kind: ObjectKind, life: Search["life"]): Search {
  const { query, eventual } = call;
  const filter = query.get("$filter");
  const condition = filter === null ? undefined : parseFilter(filter);
  const advanced = condition ? checkFilter(kind, condition).advanced : false;
  const order = orderOf(query.get("$orderby"));
  const words = wordsOf(query.get("$search"));
  const counted = query.get("$count") === "true";
  if ((words || counted) && !eventual)
    throw unsupportedQuery(`Request is not supported. ${advice}`);
  if ((advanced || (order && condition)) && !(eventual && counted)) {
    throw unsupportedQuery(`Operator is not supported by the default index. ${advice}`);
  }
  return { kind, life, condition, words, order };
}

/** Gives what a search finds, in the order of creation unless told, from a place of the list on. */
export function* found(call: Call, search: Search): Iterable<Seen> {
  const { kind, life, order } = search;
  if (order) return yield* sorted([...found(call, { ...search, order: undefined })], order);
  for (const object of candidates(call, search)) {
    if (object.kind !== kind) continue;
    const version = versionAt(object, call.reading.entities);
    if (version?.life !== life || !matches(search, version.properties, object.id)) continue;
    yield { object, version };
  }
}

function candidates(call: Call, { condition }: Search): Iterable<StoredObject> {
  const { store } = call.world;
  const ids = condition && narrowed(call, condition);
  if (!ids) return store.order;
  const objects = [...ids].map((id) => store.objects.get(id)).filter((one) => one !== undefined);
  return objects.sort((a, b) => a.ordinal - b.ordinal);
}

// The first condition on an indexed value that all others only narrow further.
function narrowed(call: Call, condition: Condition): ReadonlySet<string> | undefined {
  const { values } = call.world.store;
  if (condition.kind === "and") {
    return condition.parts.map((part) => narrowed(call, part)).find((ids) => ids !== undefined);
  }
  if (condition.kind === "compare" && condition.by === "eq" && condition.path.length === 1) {
    const [property = ""] = condition.path;
    return typeof condition.value === "string"
      ? everHeld(values, property, condition.value)
      : undefined;
  }
  if (condition.kind !== "any" || condition.part?.kind !== "compare") return;
  const { by, path, value } = condition.part;
  const [property = ""] = condition.path;
  return by === "eq" && path.length === 0 && typeof value === "string"
    ? everHeld(values, property, value)
    : undefined;
}

function matches(search: Search, properties: Properties, id: string): boolean {
  const { condition, words } = search;
  if (condition && !meets(condition, { ...properties, id })) return false;
  if (!words) return true;
  const text = String(properties[words.property] ?? "").toLowerCase();
  return (
    text.split(/[\s.@-]+/).some((word) => word.startsWith(words.text)) ||
    text.startsWith(words.text)
  );
}

function sorted(all: readonly Seen[], order: NonNullable<Search["order"]>): readonly Seen[] {
  const key = ({ version }: Seen): string =>
    String(version.properties[order.property] ?? "").toLowerCase();
  const ascending = all.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  return order.descending ? ascending.reverse() : ascending;
}

function orderOf(text: string | null): Search["order"] {
  if (text === null) return;
  const [property = "", direction = "asc"] = text.trim().split(/\s+/);
  if (property !== "displayName" && property !== "userPrincipalName") {
    throw unsupportedQuery(`Sorting by '${property}' is not supported.`);
  }
  return { property, descending: direction === "desc" };
}

function wordsOf(text: string | null): Search["words"] {
  if (text === null) return;
  const read = /^"(\w+):(.*)"$/.exec(text.trim());
  const [, property = "", words = ""] = read ?? [];
  if (!read)
    throw unsupportedQuery('Syntax error: $search must be "property:value" in double quotes.');
  return { property, text: words.toLowerCase() };
}
