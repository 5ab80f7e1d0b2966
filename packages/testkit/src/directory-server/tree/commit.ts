import { lastPart, sidText } from "../names/sid.ts";
import type { Change, Link, Transaction } from "./change.ts";
import { changedKeys } from "./changed-keys.ts";
import { childKey } from "./child-key.ts";
import type { Entry } from "./entry.ts";
import { indexEntry } from "./indexed.ts";
import { first } from "./kept.ts";
import { linksFrom } from "./linked.ts";
import { forgetLinks, noteLink } from "./note-link.ts";
import type { Marks, Tree } from "./tree.ts";

/** Makes changes that were found good, all of them, and counts each entry once. */
export function commit(tree: Tree, { at, changes }: Transaction): void {
  const counted = new Map<string, number>();
  const count = (id: string): number => {
    const usn = counted.get(id) ?? tree.usn + 1;
    if (!counted.has(id)) tree.usn = usn;
    counted.set(id, usn);
    const marks = tree.marks.get(id);
    if (marks) Object.assign(marks, { changed: usn, at });
    return usn;
  };
  for (const change of changes) carryOut(tree, change, { count, at });
}

interface Counter {
  readonly at: number;
  readonly count: (id: string) => number;
}

function carryOut(tree: Tree, change: Change, counter: Counter): void {
  switch (change.kind) {
    case "put":
      put(tree, change.entry, counter);
      break;
    case "link":
      link(tree, change.link, { ...counter, removed: false });
      break;
    case "unlink":
      link(tree, change.link, { ...counter, removed: true });
      break;
    case "purge":
      purge(tree, change.id);
  }
}

function put(tree: Tree, entry: Entry, { count, at }: Counter): void {
  const before = tree.entries.get(entry.id);
  const usn = count(entry.id);
  if (before && isElsewhere(before, entry)) takeOut(tree, before);
  else if (before) indexEntry(tree, before, false);
  putIn(tree, entry);
  const marks = tree.marks.get(entry.id);
  if (before && marks) stamp(marks, before, entry);
  else tree.marks.set(entry.id, { created: usn, changed: usn, at, stamps: new Map() });
}

// What stays where it is keeps its place in the order in which it is found.
function isElsewhere(before: Entry, after: Entry): boolean {
  return before.parent !== after.parent || childKey(before) !== childKey(after);
}

function stamp({ stamps, changed }: Marks, before: Entry, after: Entry): void {
  for (const key of changedKeys(before, after)) stamps.set(key, changed);
}

/** Enters an entry where it is found by its name and its values; nothing is counted. */
export function putIn(tree: Tree, entry: Entry): void {
  tree.entries.set(entry.id, entry);
  indexEntry(tree, entry, true);
  if (entry.parent === null) {
    const key = childKey(entry).split("\n").reverse();
    tree.tops.set(entry.id, key);
  } else {
    const siblings = tree.children.get(entry.parent) ?? new Map<string, string>();
    siblings.set(childKey(entry), entry.id);
    tree.children.set(entry.parent, siblings);
  }
  const sid = first(entry, "objectsid");
  if (sid !== undefined && sidText(sid).startsWith(`${tree.domain.sid}-`)) {
    noteNumber(tree.rids, lastPart(sid));
  }
}

// Numbers that another controller gave are of its own range.
function noteNumber(rids: Tree["rids"], rid: number): void {
  if (rid > rids.last && rid <= rids.most) rids.last = rid;
}

function takeOut(tree: Tree, entry: Entry): void {
  indexEntry(tree, entry, false);
  if (entry.parent === null) tree.tops.delete(entry.id);
  else tree.children.get(entry.parent)?.delete(childKey(entry));
}

function link(tree: Tree, made: Link, { count, removed }: Counter & { removed: boolean }): void {
  const state = linksFrom(tree.links, made.from, made.attribute).get(made.to);
  if (removed && (!state || state.removed)) return;
  noteLink(tree.links, made, { usn: count(made.from), removed });
}

function purge(tree: Tree, id: string): void {
  const entry = tree.entries.get(id);
  if (entry) takeOut(tree, entry);
  tree.entries.delete(id);
  tree.marks.delete(id);
  tree.children.delete(id);
  forgetLinks(tree.links, id);
}
