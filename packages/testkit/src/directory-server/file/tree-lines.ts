import { type LinePlace, parseLine, unreadableLine } from "../../file/line.ts";
import type { Link, Transaction } from "../tree/change.ts";
import { commit, putIn } from "../tree/commit.ts";
import { noteLink } from "../tree/note-link.ts";
import type { Marks, Tree } from "../tree/tree.ts";
import { entryOf, type KeptEntry, keptEntry } from "./kept-entry.ts";
import { type KeptTransaction, keptTransaction, transactionOf } from "./kept-transaction.ts";

const spec = "rollcall/ldap-directory@1";

interface Header {
  readonly spec: typeof spec;
  readonly baseDN: string;
  readonly invocationId: string;
  readonly usn: number;
  readonly rids: Tree["rids"];
  /** How many lines of entries and links follow before the first change. */
  readonly lines: number;
}

interface KeptLink {
  readonly link: Link;
  readonly usn: number;
  readonly removed: boolean;
}

interface KeptMarks extends Omit<Marks, "stamps"> {
  readonly stamps: readonly (readonly [string, number])[];
}

/** Writes a tree as a whole: a header, then a line for each entry and link. */
export function treeLines(tree: Tree, invocationId: string): readonly string[] {
  const lines = [
    ...[...tree.entries.values()].map((entry) => {
      const marks = tree.marks.get(entry.id);
      return { entry: keptEntry(entry), marks: { ...marks, stamps: [...(marks?.stamps ?? [])] } };
    }),
    ...linkLines(tree),
  ];
  const { usn, rids, domain } = tree;
  const header: Header = {
    spec,
    baseDN: domain.baseDN,
    invocationId,
    usn,
    rids,
    lines: lines.length,
  };
  return [header, ...lines].map((line) => JSON.stringify(line));
}

/** Writes one transaction. */
export function transactionLine(transaction: Transaction): string {
  return JSON.stringify(keptTransaction(transaction));
}

/**
 * Puts what lines say in place of what a tree holds, and gives the invocationId in them. Throws `protocol` with the
 * line that cannot be read.
 */
export function loadTree(tree: Tree, lines: readonly string[], file: string): string {
  const header = parseLine(lines[0], { file, line: 1 }) as Partial<Header>;
  if (header.spec !== spec || header.baseDN !== tree.domain.baseDN) {
    throw unreadableLine({ file, line: 1 }, "the file holds another directory, or none");
  }
  clear(tree);
  const { lines: whole = 0, usn = 0, invocationId = "" } = header;
  lines.slice(1).forEach((text, at) => {
    const place = { file, line: at + 2 };
    if (at === whole) tree.usn = usn;
    if (at < whole) loadLine(tree, parseLine(text, place), place);
    else loadTransaction(tree, parseLine(text, place), place);
  });
  if (lines.length - 1 < whole) {
    throw unreadableLine({ file, line: lines.length }, "the file ends before its last entry");
  }
  tree.usn = Math.max(tree.usn, usn);
  tree.rids = header.rids
    ? { ...header.rids, last: Math.max(header.rids.last, tree.rids.last) }
    : tree.rids;
  return invocationId;
}

function loadLine(tree: Tree, line: object, place: LinePlace): void {
  const { entry, marks } = line as { entry?: KeptEntry; marks?: KeptMarks };
  const { link, usn = 0, removed = false } = line as Partial<KeptLink>;
  if (entry && marks) {
    putIn(tree, entryOf(entry));
    tree.marks.set(entry.id, { ...marks, stamps: new Map(marks.stamps) });
  } else if (link) noteLink(tree.links, link, { usn, removed });
  else throw unreadableLine(place, "the line is neither an entry nor a link");
}

function loadTransaction(tree: Tree, line: Partial<KeptTransaction>, place: LinePlace): void {
  const { at, changes } = line;
  if (at === undefined || !Array.isArray(changes)) {
    throw unreadableLine(place, "the line is not a transaction");
  }
  commit(tree, transactionOf({ at, changes }));
}

function clear(tree: Tree): void {
  for (const held of [tree.entries, tree.tops, tree.children, tree.indexes, tree.marks])
    held.clear();
  const { forward, back, ending } = tree.links;
  for (const held of [forward, back, ending]) held.clear();
  tree.usn = 0;
}

function linkLines({ links }: Tree): readonly KeptLink[] {
  return [...links.forward].flatMap(([from, attributes]) =>
    [...attributes].flatMap(([attribute, targets]) =>
      [...targets].map(([to, { usn, removed, until }]) => {
        return {
          link: { from, attribute, to, ...(until === undefined ? {} : { until }) },
          usn,
          removed,
        };
      }),
    ),
  );
}
