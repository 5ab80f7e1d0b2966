import type { Change, Link } from "../tree/change.ts";
import type { Entry } from "../tree/entry.ts";
import { linksFrom } from "../tree/linked.ts";
import type { Tree } from "../tree/tree.ts";
import type { Draft } from "./draft.ts";

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
