import type { Instant, Secret } from "@rollcall/core";
import type { DialectAttribute } from "./dialect/dialect.ts";
import type { WireFilter } from "./wire.ts";

/** What the connector was told, checked and with every default filled in. */
export interface DirectorySettings {
  readonly name: string;
  readonly baseDN: string;
  /** The parts of the tree that are read and written: below `baseDN`, none within another. */
  readonly bases: readonly string[];
  /** Narrows which accounts are read, beyond their kind. */
  readonly filter?: WireFilter | undefined;
  /** Kinds that a scan gives. */
  readonly kinds: readonly string[];
  /** Attributes of accounts beyond the dialect's own. */
  readonly attributes: Readonly<Record<string, DialectAttribute>>;
  /** DNs of objects that must be seen before a read counts as whole. */
  readonly canaries: readonly string[];
  /** DNs, SIDs, GUIDs or sAMAccountNames of accounts that are never written. */
  readonly breakGlass: readonly string[];
  /** Entries per page. */
  readonly pageSize: number;
  /** In milliseconds. */
  readonly callTimeout: number;
  /** In milliseconds, how long until what is written at one server is at the others; missing when there is one. */
  readonly replicatesWithin?: number | undefined;
  /** Gives the password of a new account; random when missing. */
  readonly initialPassword?: ((account: { readonly handle: string }) => Secret) | undefined;
  readonly now: () => Instant;
  readonly randomBytes: (count: number) => Uint8Array;
}
