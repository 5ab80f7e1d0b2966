import { formatRdn, type Rdn } from "../names/dn.ts";

/** One entry of the tree. It is never changed: a change puts another in its place. */
export interface Entry {
  /** Its GUID as text. */
  readonly id: string;
  /** The GUID of the entry above; `null` for the top of a naming context. */
  readonly parent: string | null;
  /** Of the top of a naming context, the whole name. */
  readonly rdn: readonly Rdn[];
  /** What it keeps, by name in lower case. Links, and what can be worked out, are not among it. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

/** Gives the values that an entry keeps of an attribute. */
export function kept({ attributes }: Entry, key: string): readonly string[] {
  return attributes.get(key) ?? none;
}

/** Gives the only value, or the first, that an entry keeps of an attribute. */
export function first(entry: Entry, key: string): string | undefined {
  return entry.attributes.get(key)?.[0];
}

/** Gives a number that an entry keeps, or 0. */
export function numberAt(entry: Entry, key: string): number {
  return Number(first(entry, key) ?? 0);
}

/** Tells whether an entry is deleted: a tombstone, or in the recycle bin. */
export function isDeleted(entry: Entry): boolean {
  return first(entry, "isdeleted") === "TRUE";
}

/** Tells whether an entry is of a class, or of one below it. */
export function isOf(entry: Entry, name: string): boolean {
  return kept(entry, "objectclass").includes(name);
}

/** Writes the part of the name that is the entry's own. */
export function rdnText({ rdn }: Entry): string {
  return rdn.map(formatRdn).join(",");
}

/** Gives the value of the part of the name that is the entry's own. */
export function rdnValue({ rdn }: Entry): string {
  return rdn[0]?.value ?? "";
}

const none: readonly string[] = [];
