import type { Account } from "@rollcall/core";
import { type Privileges, privileges } from "./privileges.ts";

/** What else is known of a directory's privileges. */
export interface DirectoryPrivilegesOptions {
  /** Keys or SIDs of privileged groups, beside those that are well known. */
  readonly groups?: readonly string[] | undefined;
  /** The attribute that holds a group's SID; `objectSid` unless told. */
  readonly sid?: string | undefined;
}

/**
 * Makes what knows the privileges of a directory out of what its connector reads: groups, by whose SIDs the well-known
 * ones are recognised, since a connector names groups by keys of their own, and accounts with what they hold. It knows
 * what was there when they were read; make it anew after each full read.
 */
export async function directoryPrivileges(
  records: AsyncIterable<Account> | Iterable<Account>,
  { groups, sid = "objectSid" }: DirectoryPrivilegesOptions = {},
): Promise<Privileges> {
  const held = new Map<string, readonly string[]>();
  const sids = new Map<string, string>();
  for await (const { ref, entitlements, attributes } of records) {
    const ids = entitlements.map(({ id }) => id);
    if (ids.length > 0) held.set(ref.stable, ids);
    const value = attributes[sid];
    if (ref.kind === "group" && typeof value === "string") sids.set(ref.stable, value);
  }
  const heldBy = (stable: string): readonly string[] => held.get(stable) ?? [];
  return privileges({
    groups,
    graph: { parents: heldBy, sid: (group) => sids.get(group) },
    holds: heldBy,
  });
}
