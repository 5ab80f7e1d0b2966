import { isWellKnownPrivileged } from "./well-known.ts";

/** How groups lie within each other, as far as the integrator knows. */
export interface GroupGraph {
  /** The groups that a group is a direct member of. */
  parents(group: string): readonly string[];
  /** The SID of a group, by which well-known ones are recognised. */
  sid?(group: string): string | undefined;
}

/** From what it is known which groups and accounts are privileged. */
export interface PrivilegeOptions {
  /** Keys or SIDs of privileged groups and roles, beside those that are well known; in any letter case. */
  readonly groups?: readonly string[] | undefined;
  readonly graph?: GroupGraph | undefined;
  /** The groups and roles that an account is a direct member of, its primary group included. */
  readonly holds?: ((account: string) => readonly string[]) | undefined;
}

/** Knows what is privileged. */
export interface Privileges {
  /** Tells how a group or role makes its members privileged, if it does. */
  through(group: string): "direct" | "nested" | undefined;
  /** Tells whether an account is privileged; `undefined` where nobody says what it holds. */
  of(account: string): boolean | undefined;
}

/**
 * The most groups that are looked at for one. A graph that is larger than that above one group is an error, or an
 * attack.
 */
const mostGroups = 10_000;

/**
 * Makes what knows the privileges. Circles among groups are allowed; of groups above one group, the nearest 10,000 are
 * looked at.
 */
export function privileges(options: PrivilegeOptions = {}): Privileges {
  // GUIDs and SIDs are written in either letter case.
  const listed = new Set(options.groups?.map((group) => group.toLowerCase()));
  const rules = (key: string): boolean =>
    listed.has(key.toLowerCase()) || isWellKnownPrivileged(key);
  const isPrivileged = (group: string): boolean => {
    const sid = options.graph?.sid?.(group);
    return rules(group) || (sid !== undefined && rules(sid));
  };
  const through = (group: string): "direct" | "nested" | undefined => {
    if (isPrivileged(group)) return "direct";
    return isAmongParents(group, options.graph, isPrivileged) ? "nested" : undefined;
  };
  return {
    through,
    of: (account) => options.holds?.(account).some((group) => through(group) !== undefined),
  };
}

function isAmongParents(
  group: string,
  graph: GroupGraph | undefined,
  isPrivileged: (group: string) => boolean,
): boolean {
  const seen = new Set([group]);
  for (const each of seen) {
    for (const parent of graph?.parents(each) ?? []) {
      if (isPrivileged(parent)) return true;
      if (seen.size < mostGroups) seen.add(parent);
    }
  }
  return false;
}
