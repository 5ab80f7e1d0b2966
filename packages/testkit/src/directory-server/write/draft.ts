import type { Rdn } from "../names/dn.ts";
import type { Entry } from "../tree/entry.ts";

/** An entry as a request is about to leave it. */
export interface Draft {
  readonly id: string;
  parent: string | null;
  rdn: readonly Rdn[];
  readonly attributes: Map<string, readonly string[]>;
  /** Links that are to be made (with when they end) or taken away, by attribute and GUID. */
  readonly links: Map<string, Map<string, LinkPlan>>;
  /** As it was; missing for a new one. */
  readonly before: Entry | undefined;
}

/** What is to become of a link. */
export type LinkPlan = { readonly until: number | undefined } | "gone";

/** Starts to change an entry. */
export function draftOf(entry: Entry): Draft {
  const { id, parent, rdn } = entry;
  return {
    id,
    parent,
    rdn,
    attributes: new Map(entry.attributes),
    links: new Map(),
    before: entry,
  };
}
