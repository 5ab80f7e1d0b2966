import type { Rdn } from "../names/dn.ts";

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
