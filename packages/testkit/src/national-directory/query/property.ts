/** How one property of a user or group behaves; the operators are those that `$filter` takes. */
export interface PropertyRule {
  readonly type: "text" | "flag" | "instant" | "texts" | "object" | "objects" | "number";
  readonly operators?: string | undefined;
  readonly readOnly?: true | undefined;
  readonly longest?: number | undefined;
  /** Kept in another place: not in delta, and to be written alone. */
  readonly elsewhere?: true | undefined;
}

/** The operators of most properties that have an order. */
export const ordered = "eq ne not ge le in";

/** The operators of most texts. */
export const text: string = `${ordered} startsWith`;
