import type { Link } from "./change.ts";

/** What is known of one link: those that were taken away are kept, so that they can be told. */
export interface LinkState {
  readonly usn: number;
  readonly removed: boolean;
  readonly until: number | undefined;
}

type ByAttribute<Value> = Map<string, Value>;

/** The links between the entries of a tree, from both ends. */
export interface Links {
  readonly forward: Map<string, ByAttribute<Map<string, LinkState>>>;
  readonly back: Map<string, ByAttribute<Set<string>>>;
  /** Links that end by themselves, by both ends and attribute. */
  readonly ending: Map<string, Link>;
}

/** Makes a place for links. */
export function noLinks(): Links {
  return { forward: new Map(), back: new Map(), ending: new Map() };
}
