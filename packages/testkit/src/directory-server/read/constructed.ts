import { generalisedTime } from "../names/generalised-time.ts";
import { guidBytes } from "../names/guid.ts";
import { lastPart } from "../names/sid.ts";
import { fromFileTime, never } from "../names/time.ts";
import { accountFlag } from "../schema/account-flag.ts";
import type { Entry } from "../tree/entry.ts";
import { isOf } from "../tree/entry-state.ts";
import { entryAt } from "../tree/find.ts";
import { first, kept, numberAt } from "../tree/kept.ts";
import { rdnValue } from "../tree/own-name.ts";
import { above } from "../tree/place.ts";
import type { Tree } from "../tree/tree.ts";
import type { Look } from "./look.ts";

type Construct = (look: Look, entry: Entry) => readonly string[] | undefined;

/** Attributes that are worked out when a request asks for them ([MS-ADTS] 3.1.1.4.5). */
export const constructed: Readonly<Record<string, Construct>> = {
  parentguid: (_, { parent }) => (parent === null ? [] : [guidBytes(parent) ?? ""]),
  canonicalname: ({ tree }, entry) => [canonicalName(tree, entry)],
  primarygrouptoken: (_, entry) => (isOf(entry, "group") ? [relativeId(entry)] : []),
  createtimestamp: (_, entry) => kept(entry, "whencreated"),
  modifytimestamp: ({ tree }, { id }) => [generalisedTime(tree.marks.get(id)?.at ?? 0)],
  structuralobjectclass: (_, entry) => kept(entry, "objectclass"),
  subschemasubentry: ({ tree }) => [
    `CN=Aggregate,CN=Schema,CN=Configuration,${tree.domain.baseDN}`,
  ],
  "msds-principalname": ({ tree }, entry) =>
    kept(entry, "samaccountname").map((name) => `${tree.domain.netbiosName}\\${name}`),
  "msds-user-account-control-computed": (look, entry) =>
    isOf(entry, "user") ? [String(computedFlags(look, entry))] : [],
};

/** Tells whether an account is locked out now. */
export function isLocked({ tree, now }: Pick<Look, "tree" | "now">, entry: Entry): boolean {
  const lockedAt = first(entry, "lockouttime") ?? "0";
  if (lockedAt === "0") return false;
  const duration = -BigInt(fromTop(tree, "lockoutduration"));
  return duration === 0n || fromFileTime(String(BigInt(lockedAt) + duration)) > now;
}

/** Gives the instant at which an account's password expires; `undefined` when it does not. */
export function passwordExpiry({ tree }: Pick<Look, "tree">, entry: Entry): number | undefined {
  const flags = numberAt(entry, "useraccountcontrol");
  const set = first(entry, "pwdlastset") ?? "0";
  if (set === "0") return 0;
  if ((flags & (accountFlag.passwordNeverExpires | accountFlag.notAPerson)) !== 0) return;
  const age = -BigInt(fromTop(tree, "maxpwdage"));
  return age <= 0n || age >= BigInt(never) ? undefined : fromFileTime(String(BigInt(set) + age));
}

function fromTop(tree: Tree, key: string): string {
  const top = entryAt(tree, tree.domain.baseDN);
  return (top && first(top, key)) ?? "0";
}

function computedFlags(look: Look, entry: Entry): number {
  const expiry = passwordExpiry(look, entry);
  const expired = expiry !== undefined && expiry <= look.now;
  return (isLocked(look, entry) ? accountFlag.locked : 0) | (expired ? accountFlag.expired : 0);
}

function relativeId(entry: Entry): string {
  return String(lastPart(first(entry, "objectsid") ?? "\0\0\0\0"));
}

function canonicalName(tree: Tree, entry: Entry): string {
  const up = above(tree, entry);
  if (!up) return `${tree.domain.dnsName}/`;
  const before = canonicalName(tree, up);
  const own = rdnValue(entry).replaceAll("/", "\\/");
  return before.endsWith("/") ? `${before}${own}` : `${before}/${own}`;
}
