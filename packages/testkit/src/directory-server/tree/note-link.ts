import type { Link } from "./change.ts";
import type { LinkState, Links } from "./links.ts";

/** Notes that a link was made or taken away. */
export function noteLink(
  links: Links,
  link: Link,
  { usn, removed }: Pick<LinkState, "usn" | "removed">,
): void {
  const { from, attribute, to, until } = link;
  const forward = inner(
    inner(links.forward, from, map<Map<string, LinkState>>),
    attribute,
    map<LinkState>,
  );
  forward.set(to, { usn, removed, until });
  const back = inner(inner(links.back, to, map<Set<string>>), attribute, set);
  if (removed) back.delete(from);
  else back.add(from);
  const key = [from, attribute, to].join(" ");
  if (!removed && until !== undefined) links.ending.set(key, link);
  else links.ending.delete(key);
}

/** Forgets every link to or from an entry. */
export function forgetLinks(links: Links, id: string): void {
  for (const [attribute, targets] of links.forward.get(id) ?? []) {
    for (const to of targets.keys()) links.back.get(to)?.get(attribute)?.delete(id);
  }
  for (const [attribute, sources] of links.back.get(id) ?? []) {
    for (const from of sources) links.forward.get(from)?.get(attribute)?.delete(id);
  }
  links.forward.delete(id);
  links.back.delete(id);
}

const map = <Value>(): Map<string, Value> => new Map();

const set = (): Set<string> => new Set();

function inner<Value>(outer: Map<string, Value>, key: string, make: () => Value): Value {
  const found = outer.get(key);
  if (found) return found;
  const made = make();
  outer.set(key, made);
  return made;
}
