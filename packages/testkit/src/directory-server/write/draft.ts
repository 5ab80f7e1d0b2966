import type { Rdn } from "../names/dn.ts";
import type { Change, Link } from "../tree/change.ts";
import type { Entry } from "../tree/entry.ts";
import { linksFrom } from "../tree/links.ts";
import type { Tree } from "../tree/tree.ts";

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

/** Gives the entry that a draft would leave. */
export function entryOf({ id, parent, rdn, attributes }: Draft): Entry {
  return { id, parent, rdn, attributes: new Map(attributes) };
}

/** Gives the changes that carry out a draft; links first, so that they count as one with the entry. */
export function changesOf(tree: Tree, draft: Draft): readonly Change[] {
  const links = [...draft.links].flatMap(([attribute, plans]) =>
    [...plans].flatMap(([to, plan]): Change[] => {
      const link: Link = { from: draft.id, attribute, to };
      if (plan !== "gone") return [{ kind: "link", link: withEnd(link, plan.until) }];
      const known = linksFrom(tree.links, draft.id, attribute).get(to);
      return known && !known.removed ? [{ kind: "unlink", link }] : [];
    }),
  );
  return isChanged(draft) ? [{ kind: "put", entry: entryOf(draft) }, ...links] : links;
}

function withEnd(link: Link, until: number | undefined): Link {
  return until === undefined ? link : { ...link, until };
}

function isChanged({ before, parent, rdn, attributes }: Draft): boolean {
  if (!before || before.parent !== parent || before.rdn !== rdn) return true;
  if (before.attributes.size !== attributes.size) return true;
  return [...attributes].some(([key, values]) => before.attributes.get(key) !== values);
}
