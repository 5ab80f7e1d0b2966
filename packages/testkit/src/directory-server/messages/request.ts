import type { Filter } from "./filter.ts";

/** A control that came with a request (RFC 4511 section 4.1.11). */
export interface RequestControl {
  readonly oid: string;
  readonly critical: boolean;
  readonly value: Uint8Array | undefined;
}

/** Values of one attribute as they came. */
export interface GivenAttribute {
  readonly type: string;
  readonly values: readonly Uint8Array[];
}

/** One change of a modify. */
export interface GivenChange extends GivenAttribute {
  readonly how: "add" | "delete" | "replace";
}

/** A bind; `password` is missing when it is not a simple one. */
export interface BindRequest {
  readonly kind: "bind";
  readonly version: number;
  readonly name: string;
  readonly password: Uint8Array | undefined;
}

/** A search as it came. */
export interface SearchRequest {
  readonly kind: "search";
  readonly base: string;
  readonly scope: "base" | "one" | "subtree";
  readonly sizeLimit: number;
  /** In seconds. */
  readonly timeLimit: number;
  readonly typesOnly: boolean;
  readonly filter: Filter;
  readonly attributes: readonly string[];
}

/** A change of the tree as it came. */
export type WriteRequest =
  | {
      readonly kind: "add";
      readonly dn: string;
      readonly attributes: readonly GivenAttribute[];
    }
  | { readonly kind: "modify"; readonly dn: string; readonly changes: readonly GivenChange[] }
  | {
      readonly kind: "rename";
      readonly dn: string;
      readonly newRdn: string;
      readonly deleteOld: boolean;
      readonly newSuperior: string | undefined;
    }
  | { readonly kind: "delete"; readonly dn: string };

/** A comparison of one value. */
export interface CompareRequest {
  readonly kind: "compare";
  readonly dn: string;
  readonly type: string;
  readonly value: Uint8Array;
}

/** An extended request, such as StartTLS. */
export interface ExtendedRequest {
  readonly kind: "extended";
  readonly oid: string;
}

/** Anything that a client may ask for. */
export type Operation =
  | BindRequest
  | SearchRequest
  | WriteRequest
  | CompareRequest
  | ExtendedRequest
  | { readonly kind: "abandon"; readonly message: number }
  | { readonly kind: "unbind" };

/** A whole message from a client. */
export interface Request<Asked extends Operation = Operation> {
  readonly id: number;
  readonly operation: Asked;
  readonly controls: readonly RequestControl[];
}
