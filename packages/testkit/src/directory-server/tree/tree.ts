import type { Domain } from "./domain.ts";
import type { Entry } from "./entry.ts";
import { type Links, noLinks } from "./links.ts";

/** When an entry was made and changed, in one controller's own count. */
export interface Marks {
  readonly created: number;
  changed: number;
  /** In milliseconds since 1970. */
  at: number;
  /** The count at which each attribute was changed since the entry was made. */
  readonly stamps: Map<string, number>;
}

/** All that one controller holds. */
export interface Tree {
  readonly domain: Domain;
  readonly entries: Map<string, Entry>;
  /** The tops of naming contexts: the parts of their names, last part first, and their GUID. */
  readonly tops: Map<string, readonly string[]>;
  /** Below each entry, by the key of their own part of the name. */
  readonly children: Map<string, Map<string, string>>;
  /** Entries by attribute and value, for attributes that are looked up often. */
  readonly indexes: Map<string, Map<string, Set<string>>>;
  readonly links: Links;
  readonly marks: Map<string, Marks>;
  /** The count of changes: highestCommittedUSN. */
  usn: number;
  /** The range that this controller gives numbers to SIDs from, and the last one given. */
  rids: { last: number; most: number };
}

/** Makes a tree without entries. */
export function emptyTree(domain: Domain): Tree {
  return {
    domain,
    entries: new Map(),
    tops: new Map(),
    children: new Map(),
    indexes: new Map(),
    links: noLinks(),
    marks: new Map(),
    usn: 0,
    rids: { last: 1102, most: 499_999 },
  };
}
