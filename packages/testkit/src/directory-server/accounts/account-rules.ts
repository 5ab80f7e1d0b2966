import type { Controller } from "../controller/controller.ts";
import { refuse } from "../messages/refusal.ts";
import { fileTime, never } from "../names/time.ts";
import { accountFlag } from "../schema/account-flag.ts";
import { sidOf } from "../tree/domain.ts";
import { first } from "../tree/kept.ts";
import type { Draft } from "../write/draft.ts";
import { entryOf } from "../write/draft-changes.ts";
import { assertName } from "./account-name.ts";
import { policyOf } from "./policy.ts";

const fresh: Readonly<Record<string, string>> = {
  useraccountcontrol: "546",
  badpwdcount: "0",
  codepage: "0",
  countrycode: "0",
  badpasswordtime: "0",
  lastlogoff: "0",
  lastlogon: "0",
  pwdlastset: "0",
  primarygroupid: "513",
  accountexpires: never,
  logoncount: "0",
};

/** Gives a new account what Active Directory gives it. */
export function fillAccount(draft: Draft, { tree }: Controller): void {
  for (const [key, value] of Object.entries(fresh)) {
    if (!draft.attributes.has(key)) draft.attributes.set(key, [value]);
  }
  draft.attributes.set("objectsid", [sidOf(tree.domain, tree.rids.last + 1)]);
}

/** Brings the attributes of an account into the form that Active Directory keeps, or refuses them. */
export function settleAccount(draft: Draft, controller: Controller, now: number): void {
  const { attributes } = draft;
  assertName(draft, 20);
  settleTimes(draft, now);
  const flags = flagsOf(attributes.get("useraccountcontrol")?.[0]);
  attributes.set("useraccountcontrol", sameOr(attributes.get("useraccountcontrol"), String(flags)));
  const kind = (flags & accountFlag.notAPerson) === 0 ? "805306368" : "805306369";
  attributes.set("samaccounttype", sameOr(attributes.get("samaccounttype"), kind));
  const needsPassword = (flags & (accountFlag.disabled | accountFlag.passwordNotRequired)) === 0;
  if (
    needsPassword &&
    !attributes.has("unicodepwd") &&
    policyOf(controller.tree).minimumLength > 0
  ) {
    refuse("unwillingToPerform", "0000052D");
  }
}

// Locked and expired are worked out: what is written of them is passed over.
function flagsOf(value: string | undefined): number {
  if (value === undefined) return refuse("unwillingToPerform", "00002077");
  const flags = Number(value) & ~(accountFlag.locked | accountFlag.expired);
  return (flags & accountFlag.kinds) === 0 ? flags | accountFlag.normal : flags;
}

function settleTimes(draft: Draft, now: number): void {
  const before = draft.before ?? entryOf(draft);
  const changed = (key: string) => {
    const value = draft.attributes.get(key)?.[0];
    return draft.before && value === first(before, key) ? undefined : value;
  };
  const set = changed("pwdlastset");
  if (set === "-1") draft.attributes.set("pwdlastset", [fileTime(now)]);
  else if (set !== undefined && set !== "0" && !isNow(set, now)) refuse("other", "00000057");
  const locked = changed("lockouttime");
  if (locked !== undefined && locked !== "0") refuse("unwillingToPerform", "00000057");
  const expires = changed("accountexpires");
  if (expires?.startsWith("-")) refuse("constraintViolation", "00000057");
}

// A password that is set in the same request leaves the time of it.
function isNow(value: string, now: number): boolean {
  return value === fileTime(now);
}

/** Gives the values as they are when they say the same, so that nothing counts as changed. */
export function sameOr(held: readonly string[] | undefined, value: string): readonly string[] {
  return held?.[0] === value ? held : [value];
}
