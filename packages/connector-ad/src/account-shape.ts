import type { Dialect, DialectAttribute } from "./dialect/dialect.ts";

/** One attribute that is wanted of an entry. */
export interface Column {
  readonly name: string;
  readonly attribute: DialectAttribute;
  readonly many: boolean;
}

/** What is asked of the directory for records of one kind, and how the answer is read. */
export interface AccountShape {
  readonly kind: string;
  readonly dialect: Dialect;
  /** Names to ask for. */
  readonly asked: readonly string[];
  /** By name in lower case. */
  readonly columns: ReadonlyMap<string, Column>;
  /** The name of the attribute that is the parent's DN, where it is wanted. */
  readonly parent: string | undefined;
  /** Names, in lower case, of attributes of which the values are DNs. */
  readonly links: readonly string[];
  /** The kind can be disabled. */
  readonly disables: boolean;
}

/** What a shape is made for. */
export interface ShapeOptions {
  readonly kind: string;
  /** Names of attributes; all when missing. */
  readonly wanted?: readonly string[] | undefined;
  /** Members do not tell which groups hold them. */
  readonly withoutBacklinks?: boolean | undefined;
}

/** Works out what to ask for, so that a record of this kind can be made of the answer. */
export function accountShape(dialect: Dialect, options: ShapeOptions): AccountShape {
  const { kind, wanted, withoutBacklinks = false } = options;
  const known = dialect.kinds[kind];
  const chosen = Object.entries(known?.attributes ?? {}).filter(
    ([name, { secret }]) => !secret && (wanted?.includes(name) ?? true),
  );
  const columns = new Map<string, Column>();
  let parent: string | undefined;
  for (const [name, attribute] of chosen) {
    if (attribute.syntax === "parent") parent = name;
    else columns.set(name.toLowerCase(), { name, attribute, many: isMany(attribute) });
  }
  const { key, version, enabled, membership } = dialect;
  const holds = known?.entitlements !== undefined;
  const memberships = holds ? membershipAttributes(dialect, withoutBacklinks) : [];
  const disables = kind === "account";
  const state = disables ? [enabled.attribute] : [];
  const always = [key.attribute, version, ...state, ...memberships];
  const references = [...columns].filter(([, { attribute }]) => attribute.syntax === "reference");
  const backlinks = memberships.length > 0 ? [membership.back.toLowerCase()] : [];
  return {
    kind,
    dialect,
    asked: [...new Set([...always, ...[...columns.values()].map(({ name }) => name)])],
    columns,
    parent,
    links: [...references.map(([name]) => name), ...backlinks],
    disables,
  };
}

function isMany({ cardinality = "single" }: DialectAttribute): boolean {
  return cardinality !== "single";
}

/** The group that is held by number is found by the SID of the one that holds it. */
function membershipAttributes(
  { membership }: Dialect,
  withoutBacklinks: boolean,
): readonly string[] {
  if (withoutBacklinks) return [];
  const { back, primary } = membership;
  return primary === undefined ? [back] : [back, primary, "objectSid"];
}
