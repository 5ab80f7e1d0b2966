import type { WireFilter } from "../../../packages/connector-ad/src/wire.ts";

/**
 * A value to write. Text may hold `{tag}`, which no other round has; `{dn:3}`, `{name:3}`, the DN and the name of what is in
 * a slot; and `{root}`, the DN of the round's own container.
 */
export type Value = string | Uint8Array;

/** Values of one attribute. */
export interface Attribute {
  readonly type: string;
  readonly values: readonly Value[];
}

/** One change of a modify. */
export interface Change extends Attribute {
  readonly change: "add" | "delete" | "replace";
}

/** A container: one that is always there, one that never is, or what is in a slot. */
export type Place = "root" | "north" | "south" | "absent" | number;

/** What an operation is about: an object of the round, by slot; or text that is sent as it stands. */
export type Target =
  | { readonly slot: number; readonly by: "dn" | "guid" }
  | { readonly written: string };

/** How a search is to answer. */
export type SearchForm = "plain" | "extended-dn" | "show-deleted";

/** One request, or one short exchange, told so that both directories can be sent the same. */
export type Operation =
  | {
      readonly kind: "add";
      readonly slot: number;
      readonly parent: Place;
      /** As the RDN is written, such as `CN=Ann Bell`. */
      readonly rdn: string;
      readonly attributes: readonly Attribute[];
    }
  | { readonly kind: "modify"; readonly target: Target; readonly changes: readonly Change[] }
  | {
      readonly kind: "rename";
      readonly target: Target;
      /** `{type}` stands for the type of the name that the object has. */
      readonly newRdn: string;
      readonly parent?: Place | undefined;
    }
  | { readonly kind: "remove"; readonly target: Target; readonly tree: boolean }
  | {
      readonly kind: "restore";
      readonly slot: number;
      readonly rdn: string;
      readonly parent: Place;
    }
  | { readonly kind: "bind"; readonly slot: number; readonly password: string }
  | {
      readonly kind: "search";
      readonly base: Place | Target;
      readonly scope: "base" | "one" | "subtree";
      readonly filter: WireFilter;
      readonly attributes: readonly string[];
      readonly form: SearchForm;
      readonly pageSize?: number | undefined;
    };
