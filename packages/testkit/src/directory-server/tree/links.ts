import type { Link } from "./change.ts";

/** What is known of one link: those that were taken away are kept, so that they can be told. */
export interface LinkState {
  readonly usn: number;
  readonly removed: boolean;
  readonly until: number | undefined;
}

type ByAttribute<Value> = Map<string, Value>;

/** The links between the entries of a tree, from both ends. */
export interface Links {
  readonly forward: Map<string, ByAttribute<Map<string, LinkState>>>;
  readonly back: Map<string, ByAttribute<Set<string>>>;
  /** Links that end by themselves, by both ends and attribute. */
  readonly ending: Map<string, Link>;
}

/** Makes a place for links. */
export function noLinks(): Links {
  return { forward: new Map(), back: new Map(), ending: new Map() };
}

/** Notes that a link was made or taken away. */
export function noteLink(links: Links, link: Link, usn: number, removed: boolean): void {
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

/** Gives the links that an entry keeps, those taken away among them. */
export function linksFrom(
  { forward }: Links,
  id: string,
  attribute: string,
): ReadonlyMap<string, LinkState> {
  return forward.get(id)?.get(attribute) ?? noStates;
}

/** Gives the entries that have a link to an entry. */
export function linksTo({ back }: Links, id: string, attribute: string): ReadonlySet<string> {
  return back.get(id)?.get(attribute) ?? noSources;
}

const noStates: ReadonlyMap<string, LinkState> = new Map();
const noSources: ReadonlySet<string> = new Set();
const map = <Value>(): Map<string, Value> => new Map();
const set = (): Set<string> => new Set();

function inner<Value>(outer: Map<string, Value>, key: string, make: () => Value): Value {
  const found = outer.get(key);
  if (found) return found;
  const made = make();
  outer.set(key, made);
  return made;
}
