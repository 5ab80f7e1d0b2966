import type { Entry } from "./entry.ts";
import { first, kept } from "./kept.ts";

/** Tells whether an entry is deleted: a tombstone, or in the recycle bin. */
export function isDeleted(entry: Entry): boolean {
  return first(entry, "isdeleted") === "TRUE";
}

/** Tells whether an entry is of a class, or of one below it. */
export function isOf(entry: Entry, name: string): boolean {
  return kept(entry, "objectclass").includes(name);
}
