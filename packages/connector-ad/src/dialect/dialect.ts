import type { AttributeSchema } from "@rollcall/core";
import type { WireFilter } from "../wire.ts";

/**
 * How the bytes of an attribute's values are written. `reference` is the DN of another account, told as its stable key;
 * `parent` is no attribute of the directory but the DN of what holds the entry.
 */
export type Syntax =
  | "text"
  | "integer"
  | "boolean"
  | "bytes"
  | "guid"
  | "sid"
  | "dn"
  | "reference"
  | "parent"
  | "filetime"
  | "generalized-time";

/** One attribute of a dialect: what core's schema says of it, and how its values are written. */
export interface DialectAttribute extends AttributeSchema {
  readonly syntax: Syntax;
}

/** One kind of object: how its entries are told from others and made, and what they hold. */
export interface DialectKind {
  /** Matches the entries of this kind and no others. */
  readonly filter: WireFilter;
  /** For a new entry, as the server wants them. */
  readonly objectClasses: readonly string[];
  /** The type of a new entry's RDN; its value is that of the attribute with the role `name`. */
  readonly naming: string;
  /** By name as the directory's schema spells it. */
  readonly attributes: Readonly<Record<string, DialectAttribute>>;
  readonly entitlements?: readonly string[] | undefined;
}

/** How it is told and written that an account is disabled. */
export type EnabledRule =
  /** Disabled when a bit of an integer is set. */
  | { readonly told: "bit"; readonly attribute: string; readonly disabled: number }
  /** Disabled when an attribute has this value, enabled when it has none. */
  | { readonly told: "value"; readonly attribute: string; readonly disabled: string };

/** Where memberships are written (on the group) and read (on the member). */
export interface MembershipRule {
  readonly attribute: string;
  readonly back: string;
  /** The group that a member holds by number and not by a value of `attribute`; Active Directory's only. */
  readonly primary?: string | undefined;
  /** Link values in one request, at most. */
  readonly perWrite: number;
}

/** What differs between directory servers, as data. */
export interface Dialect {
  readonly name: "active-directory" | "openldap";
  /** The attribute with the key that never changes, and how its value is written. */
  readonly key: { readonly attribute: string; readonly written: "guid" | "text" };
  /** Changes whenever the entry does. */
  readonly version: string;
  /** `guid`: requests may name an entry `<GUID=…>`; `dn`: its DN must be looked up by key first. */
  readonly address: "guid" | "dn";
  /** By name of the kind: `account`, `group`, `container`. */
  readonly kinds: Readonly<Record<string, DialectKind>>;
  readonly enabled: EnabledRule;
  readonly membership: MembershipRule;
}
