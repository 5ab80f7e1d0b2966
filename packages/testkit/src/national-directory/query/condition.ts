import type { Literal } from "./tokens.ts";

/** How two values may be compared. */
export type Comparison = "eq" | "ne" | "ge" | "le" | "gt" | "lt";

/** What `$filter` says, as a tree; a path is the names from the object down. */
export type Condition =
  | { readonly kind: "and" | "or"; readonly parts: readonly Condition[] }
  | { readonly kind: "not"; readonly part: Condition }
  | {
      readonly kind: "compare";
      readonly path: readonly string[];
      readonly by: Comparison;
      readonly value: Literal;
    }
  | { readonly kind: "in"; readonly path: readonly string[]; readonly values: readonly Literal[] }
  | {
      readonly kind: "startsWith" | "endsWith";
      readonly path: readonly string[];
      readonly value: string;
    }
  | {
      readonly kind: "any";
      readonly path: readonly string[];
      readonly part?: Condition | undefined;
    }
  | {
      readonly kind: "count";
      readonly path: readonly string[];
      readonly by: Comparison;
      readonly value: Literal;
    };
