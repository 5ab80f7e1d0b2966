import { createHash } from "node:crypto";
import type { Change, Link, Transaction } from "../tree/change.ts";
import { commit } from "../tree/commit.ts";
import type { Domain } from "../tree/domain.ts";
import { emptyTree } from "../tree/tree.ts";
import type { Controller } from "./controller.ts";
import type { Limits } from "./limits.ts";
import type { Rights } from "./rights.ts";

/** What a controller is made with. */
export interface ControllerOptions {
  readonly domain: Domain;
  readonly name: string;
  readonly invocationId: string;
  /** What GUIDs are made from: the same seed gives the same ones. */
  readonly seed: string;
  readonly now: () => number;
  readonly limits: Limits;
  readonly rights: Rights;
  readonly missingControls: readonly string[];
}

/** Makes a controller that holds nothing yet. */
export function makeController(options: ControllerOptions): Controller {
  const { domain, name, invocationId, seed, now, limits, rights, missingControls } = options;
  const tree = emptyTree(domain);
  const outlets = new Set<(transaction: Transaction) => void>();
  const inlets = new Set<() => void>();
  let ids = 0;
  const carryOut = (changes: readonly Change[]): void => {
    const transaction = { at: now(), changes };
    // Told first: what a change does to an entry can be seen only while it stands as it was.
    for (const tell of outlets) tell(transaction);
    commit(tree, transaction);
  };
  return {
    tree,
    limits,
    rights,
    name,
    invocationId,
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

/** Makes a GUID from a text. */
export function guidFrom(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  const version = `4${hex.slice(13, 16)}`;
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    version,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

function endedLinks(ending: Iterable<Link>, now: number): readonly Change[] {
  return [...ending]
    .filter(({ until = Number.POSITIVE_INFINITY }) => until <= now)
    .map((link): Change => ({ kind: "unlink", link }));
}
