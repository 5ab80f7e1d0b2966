import type { Change } from "../tree/change.ts";
import { commit } from "../tree/commit.ts";
import type { Tree } from "../tree/tree.ts";

/** Fills an empty tree with what another holds; it counts anew, entry by entry. */
export function copyTree(from: Tree, to: Tree): void {
  for (const entry of from.entries.values()) {
    const at = from.marks.get(entry.id)?.at ?? 0;
    commit(to, { at, changes: [{ kind: "put", entry }] });
  }
  for (const [source, attributes] of from.links.forward) {
    const changes = [...attributes].flatMap(([attribute, targets]) =>
      [...targets]
        .filter(([, { removed }]) => !removed)
        .map(([target, { until }]): Change => {
          const link = { from: source, attribute, to: target };
          return { kind: "link", link: until === undefined ? link : { ...link, until } };
        }),
    );
    const at = from.marks.get(source)?.at ?? 0;
    if (changes.length > 0) commit(to, { at, changes });
  }
}
