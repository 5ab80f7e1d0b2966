import type { Entry } from "./entry.ts";

/** A value that names another entry, such as a membership. */
export interface Link {
  /** The entry that keeps it, by GUID. */
  readonly from: string;
  /** In lower case. */
  readonly attribute: string;
  /** The entry that it names, by GUID. */
  readonly to: string;
  /** When it ends by itself, in milliseconds since 1970. */
  readonly until?: number | undefined;
}

/** One change of the tree. */
export type Change =
  | { readonly kind: "put"; readonly entry: Entry }
  | { readonly kind: "link"; readonly link: Link }
  | { readonly kind: "unlink"; readonly link: Link }
  /** Takes away an entry and every trace of it. */
  | { readonly kind: "purge"; readonly id: string };

/** Changes that are made together. */
export interface Transaction {
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly changes: readonly Change[];
}
