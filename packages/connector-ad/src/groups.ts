import {
  type AccountRef,
  type CallOptions,
  ConnectorError,
  type EntitlementRef,
  type TargetConnector,
} from "@rollcall/core";
import { joinDirectory } from "./connector.ts";
import type { DirectoryContext } from "./context.ts";
import { keyOf, primaryGroupSid } from "./entry-key.ts";
import { failure } from "./errors.ts";
import { entryDN } from "./extended-dn.ts";
import { pagedSearch } from "./paging.ts";
import { placeOf } from "./read/place.ts";
import { readEntry } from "./read-entry.ts";
import { searchOnce } from "./search-once.ts";
import { textsOf } from "./texts-of.ts";
import type { Entry, WireFilter } from "./wire.ts";

// LDAP_MATCHING_RULE_IN_CHAIN: along any number of memberships.
const inChain = "1.2.840.113556.1.4.1941";
const namesAtOnce = 100;

/**
 * Finds the entitlements of groups by name (`sAMAccountName`; `cn` on OpenLDAP), so that a policy can name them; of all
 * groups below the base when no names are given. Throws `reference-missing` with the place of a name that no group has.
 */
export async function groupsByName(
  connector: TargetConnector,
  names?: readonly string[],
  { signal }: CallOptions = {},
): Promise<ReadonlyMap<string, EntitlementRef>> {
  const context = await joinDirectory(connector, signal);
  try {
    const attribute = nameOfGroups(context);
    const byName = new Map<string, EntitlementRef>();
    for (const filter of nameFilters(attribute, names)) {
      for await (const entry of groups(context, filter, { attribute, signal })) {
        const [name] = textsOf(entry, attribute);
        const id = keyOf(entry, context.dialect);
        if (name !== undefined && id !== undefined) byName.set(name, { kind: "group", id });
      }
    }
    return names ? asNamed(names, byName) : byName;
  } finally {
    await context.wire[Symbol.asyncDispose]();
  }
}

/**
 * Finds all groups that an account is in: directly, by number, and along any number of groups in groups. Throws
 * `unsupported` where the server cannot follow them, `not-found` when there is no such account.
 */
export async function nestedGroups(
  connector: TargetConnector,
  { stable }: AccountRef,
  { signal }: CallOptions = {},
): Promise<readonly EntitlementRef[]> {
  const context = await joinDirectory(connector, signal);
  try {
    if (context.root.dialect !== "active-directory") throw cannotFollow();
    const { primary, account } = await startingPoints(context, stable, signal);
    const rules = [account, primary].flatMap((value): readonly WireFilter[] =>
      value === undefined ? [] : [{ matches: "member", rule: inChain, value: entryDN(value) }],
    );
    const found = new Set<string>();
    if (primary) found.add(keyOf(primary, context.dialect) ?? "");
    for await (const entry of groups(context, { or: rules }, { signal })) {
      found.add(keyOf(entry, context.dialect) ?? "");
    }
    found.delete("");
    return [...found].sort().map((id) => ({ kind: "group", id }));
  } finally {
    await context.wire[Symbol.asyncDispose]();
  }
}

function nameOfGroups({ dialect }: DirectoryContext): string {
  return dialect.kinds.group?.attributes.sAMAccountName ? "sAMAccountName" : "cn";
}

function nameFilters(
  attribute: string,
  names: readonly string[] | undefined,
): readonly WireFilter[] {
  if (!names) return [{ present: attribute }];
  const filters: WireFilter[] = [];
  for (let at = 0; at < names.length; at += namesAtOnce) {
    const some = names.slice(at, at + namesAtOnce);
    filters.push({ or: some.map((value) => ({ equal: attribute, value })) });
  }
  return filters;
}

/** Gives the groups by the names as they were asked for; letter case makes no difference to a directory. */
function asNamed(
  names: readonly string[],
  byName: ReadonlyMap<string, EntitlementRef>,
): ReadonlyMap<string, EntitlementRef> {
  const found = new Map([...byName].map(([name, group]) => [name.toLowerCase(), group]));
  const entries = names.map((name, at): [string, EntitlementRef] => {
    const group = found.get(name.toLowerCase());
    if (group) return [name, group];
    throw new ConnectorError({
      code: "reference-missing",
      message: "no group of the directory has this name",
      advice: "Correct the name, or make the group.",
      where: { field: `names[${at}]` },
    });
  });
  return new Map(entries);
}

async function* groups(
  { wire, dialect, settings }: DirectoryContext,
  filter: WireFilter,
  { attribute, signal }: { attribute?: string; signal?: AbortSignal | undefined },
): AsyncIterable<Entry> {
  const own = dialect.kinds.group?.filter ?? { present: "objectClass" };
  const attributes = [dialect.key.attribute, ...(attribute === undefined ? [] : [attribute])];
  const search = {
    base: settings.baseDN,
    scope: "subtree",
    filter: { and: [own, filter] },
    attributes,
  } as const;
  for await (const page of pagedSearch(wire, search, { pageSize: settings.pageSize, signal })) {
    if (page.result.code !== 0) throw failure(page.result, { call: "search" });
    yield* page.entries;
  }
}

async function startingPoints(
  context: DirectoryContext,
  stable: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly account: Entry; readonly primary: Entry | undefined }> {
  const { dialect, wire } = context;
  const attribute = dialect.membership.primary ?? "primaryGroupID";
  const place = placeOf(context, stable);
  const search = place && { ...place, attributes: ["objectSid", attribute] };
  const account = search && (await searchOnce(wire, search, { signal })).entries[0];
  if (!account)
    throw new ConnectorError({ code: "not-found", message: "there is no such account" });
  const sid = primaryGroupSid(account, attribute);
  if (sid === undefined) return { account, primary: undefined };
  const asked = { base: `<SID=${sid}>`, attributes: [dialect.key.attribute], signal };
  return { account, primary: await readEntry(wire, asked) };
}

function cannotFollow(): ConnectorError {
  return new ConnectorError({
    code: "unsupported",
    message: "the server cannot follow groups in groups",
    advice: "Read the groups with the option kinds, and follow their entitlements.",
  });
}
