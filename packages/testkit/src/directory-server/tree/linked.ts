import type { LinkState, Links } from "./links.ts";

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
