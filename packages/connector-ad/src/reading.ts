import type { AccountShape, Column } from "./account-shape.ts";
import type { Layout } from "./packed/layout.ts";
import { parseRange } from "./range.ts";

/** Where what a record is made of stands in entries of one layout: positions, and `undefined` for what did not come. */
export interface Reading {
  readonly key: number | undefined;
  readonly version: number | undefined;
  readonly state: number | undefined;
  readonly memberships: number | undefined;
  /** The attributes of the record, by position; `undefined` for what is none of them. */
  readonly columns: readonly (Column | undefined)[];
  /** Names of attributes of which only a part came. */
  readonly parts: readonly string[];
  /** Only a part of the memberships came. */
  readonly isPartOfMemberships: boolean;
}

const known = new WeakMap<AccountShape, WeakMap<Layout, Reading>>();

/** Works out how entries of a layout are read for a shape: once for all of them. */
export function readingOf(shape: AccountShape, layout: Layout): Reading {
  const ofShape = known.get(shape) ?? new WeakMap<Layout, Reading>();
  const found = ofShape.get(layout);
  if (found) return found;
  const made = newReading(shape, layout);
  known.set(shape, ofShape.set(layout, made));
  return made;
}

function newReading(
  { columns, dialect, kind }: AccountShape,
  { names, positions }: Layout,
): Reading {
  const { key, version, enabled, membership, kinds } = dialect;
  const at = (name: string): number | undefined => positions.get(name.toLowerCase());
  const ranged = names.map((name) => parseRange(name)?.attribute);
  const back = membership.back.toLowerCase();
  const holds = kinds[kind]?.entitlements !== undefined;
  return {
    key: at(key.attribute),
    version: at(version),
    state: at(enabled.attribute),
    memberships: holds ? at(back) : undefined,
    columns: names.map((name) => columns.get(name)),
    parts: ranged.flatMap((name) => columns.get(name ?? "")?.name ?? []),
    isPartOfMemberships: holds && ranged.includes(back),
  };
}
