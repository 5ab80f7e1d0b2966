/** The names of the attributes that an entry came with, in order. Entries with the same ones share it. */
export interface Layout {
  /** In lower case, options included. */
  readonly names: readonly string[];
  readonly positions: ReadonlyMap<string, number>;
  /** Some name has an option, as in `member;range=0-1499`. */
  readonly hasOptions: boolean;
}

/** Makes the layout of some names, each of them once. */
export function layoutOf(names: readonly string[]): Layout {
  return {
    names,
    positions: new Map(names.map((name, position) => [name, position])),
    hasOptions: names.some((name) => name.includes(";")),
  };
}
