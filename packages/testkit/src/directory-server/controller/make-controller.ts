import { guidFrom } from "../names/guid-from.ts";
import type { Settings } from "../settings.ts";
import type { Change, Link, Transaction } from "../tree/change.ts";
import { commit } from "../tree/commit.ts";
import { emptyTree } from "../tree/tree.ts";
import type { Controller } from "./controller.ts";

/** Makes a controller of a directory that holds nothing yet. */
export function makeController(settings: Settings, name: string): Controller {
  const { domain, seed, now, limits, rights, missingControls } = settings;
  const tree = emptyTree(domain);
  const outlets: Controller["outlets"] = new Set();
  const inlets: Controller["inlets"] = new Set();
  let ids = 0;
  const carryOut = (changes: readonly Change[]): void => {
    const transaction: Transaction = { at: now(), changes };
    // Told first: what a change does to an entry can be seen only while it stands as it was.
    for (const tell of outlets) tell(transaction);
    commit(tree, transaction);
  };
  return {
    tree,
    limits,
    rights,
    name,
    invocationId: guidFrom(`${seed}:${name}`),
    missingControls: new Set(missingControls),
    now,
    newId: () => {
      ids += 1;
      return guidFrom(`${seed}:${name}:${tree.usn}:${ids}`);
    },
    outlets,
    inlets,
    commit: carryOut,
    catchUp: () => {
      for (const take of inlets) take();
      const over = endedLinks(tree.links.ending.values(), now());
      if (over.length > 0) carryOut(over);
    },
    failures: new Map(),
  };
}

function endedLinks(ending: Iterable<Link>, now: number): readonly Change[] {
  return [...ending]
    .filter(({ until = Number.POSITIVE_INFINITY }) => until <= now)
    .map((link): Change => ({ kind: "unlink", link }));
}
