import { lastPart, sidText } from "../names/sid.ts";
import type { Change, Link, Transaction } from "./change.ts";
import { type Entry, first } from "./entry.ts";
import { indexEntry } from "./indexed.ts";
import { forgetLinks, linksFrom, noteLink } from "./links.ts";
import { childKey, type Marks, type Tree } from "./tree.ts";

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
  if (before) takeOut(tree, before);
  tree.entries.set(entry.id, entry);
  putIn(tree, entry);
  const marks = tree.marks.get(entry.id);
  if (before && marks) stamp(marks, before, entry);
  else tree.marks.set(entry.id, { created: usn, changed: usn, at, stamps: new Map() });
}

function stamp({ stamps, changed }: Marks, before: Entry, after: Entry): void {
  for (const key of changedKeys(before, after)) stamps.set(key, changed);
}

// A move changes the name too: that is how a reader of changes hears of it.
function changedKeys(before: Entry, after: Entry): readonly string[] {
  const keys = new Set([...before.attributes.keys(), ...after.attributes.keys()]);
  const changed = [...keys].filter(
    (key) => !sameValues(before.attributes.get(key), after.attributes.get(key)),
  );
  const moved = before.parent !== after.parent || childName(before) !== childName(after);
  return moved ? [...changed, "name"] : changed;
}

function childName({ rdn }: Entry): string {
  return rdn.map(({ value }) => value).join("\n");
}

function sameValues(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a === b || (a.length === b.length && a.every((value, at) => value === b[at]));
}

function putIn(tree: Tree, entry: Entry): void {
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
    tree.rid = Math.max(tree.rid, lastPart(sid));
  }
}

function takeOut(tree: Tree, entry: Entry): void {
  indexEntry(tree, entry, false);
  if (entry.parent === null) tree.tops.delete(entry.id);
  else tree.children.get(entry.parent)?.delete(childKey(entry));
}

function link(tree: Tree, made: Link, { count, removed }: Counter & { removed: boolean }): void {
  const state = linksFrom(tree.links, made.from, made.attribute).get(made.to);
  if (removed && (!state || state.removed)) return;
  noteLink(tree.links, made, count(made.from), removed);
}

function purge(tree: Tree, id: string): void {
  const entry = tree.entries.get(id);
  if (entry) takeOut(tree, entry);
  tree.entries.delete(id);
  tree.marks.delete(id);
  tree.children.delete(id);
  forgetLinks(tree.links, id);
}
