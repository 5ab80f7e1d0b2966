import type { Attributes, AttributeValue } from "@rollcall/core";
import type { DialectKind } from "../dialect/dialect.ts";
import { escapeDN, parentDN } from "../dn.ts";
import { dnKey } from "../dn-key.ts";
import type { WireRename } from "../wire.ts";
import type { Found } from "./find.ts";

/** The attributes by which a kind of record is named and placed. */
export interface NamingAttributes {
  readonly name: string | undefined;
  readonly container: string | undefined;
}

/** Finds the attributes that name and place the records of a kind. */
export function namingOf({ attributes }: DialectKind): NamingAttributes {
  const withRole = (role: "name" | "container"): string | undefined =>
    Object.keys(attributes).find((name) => attributes[name]?.role === role);
  return { name: withRole("name"), container: withRole("container") };
}

/** Writes the RDN of a record, escaped. */
export function rdnOf({ naming }: DialectKind, name: AttributeValue | null | undefined): string {
  return `${naming}=${escapeDN(String(name))}`;
}

/** Works out the one request that renames and moves a record; `undefined` when it stands where it should. */
export function renameOf(
  { entry, kind, account }: Found,
  after: Attributes,
): WireRename | undefined {
  const { name = "", container = "" } = namingOf(kind);
  const parent = parentDN(entry.dn);
  const wanted = after[container];
  const moves = typeof wanted === "string" && dnKey(wanted) !== dnKey(parent);
  const renames = after[name] !== account.attributes[name];
  if (!moves && !renames) return undefined;
  // Without a new name it keeps the one that it has, as the server spells it.
  const newRdn = renames ? rdnOf(kind, after[name]) : entry.dn.slice(0, -parent.length - 1);
  return moves ? { newRdn, newSuperior: wanted } : { newRdn };
}
