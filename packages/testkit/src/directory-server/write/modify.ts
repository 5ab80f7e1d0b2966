import { editPassword, isOwnChange } from "../accounts/edit-password.ts";
import { changePrimaryGroup } from "../accounts/primary-group.ts";
import type { Call } from "../controller/call.ts";
import { refuse } from "../messages/refusal.ts";
import type { GivenChange, WriteRequest } from "../messages/request.ts";
import { attributeRule, isForwardLink } from "../schema/schema.ts";
import type { Change } from "../tree/change.ts";
import { type Entry, isDeleted } from "../tree/entry.ts";
import { classesOf, classValues } from "./class-rules.ts";
import { changesOf, type Draft, draftOf } from "./draft.ts";
import { editAttribute } from "./edit-attribute.ts";
import { editLink } from "./edit-link.ts";
import { assertWritable } from "./protected-attributes.ts";
import { restore } from "./restore.ts";
import { settle } from "./settle.ts";
import { assertMay, targetOf } from "./target.ts";

type ModifyRequest = Extract<WriteRequest, { readonly kind: "modify" }>;

/** Works out what a modify changes, all of it or nothing, or refuses it. */
export function modify(call: Call<ModifyRequest>): readonly Change[] {
  const { asked, look, controller } = call;
  const entry = targetOf(call, asked.dn);
  if (isDeleted(entry)) return restore(call, entry);
  const given = asked.changes.reduce((sum, { values }) => sum + values.length, 0);
  if (given > controller.limits.maxValuesPerModify) refuse("adminLimitExceeded", "00002024");
  const passwords = asked.changes.filter(isOfPassword);
  const others = asked.changes.filter((change) => !isOfPassword(change));
  assertRights(call, entry, { passwords, others });
  const draft = draftOf(entry);
  edit(call, draft, others);
  if (passwords.length > 0) setPassword(call, draft, passwords);
  const classes = classesOf(draft.attributes.get("objectclass") ?? []);
  settle(draft, classes, { controller, now: look.now });
  return [...changesOf(look.tree, draft), ...changePrimaryGroup(look, draft)];
}

interface Sorted {
  readonly passwords: readonly GivenChange[];
  readonly others: readonly GivenChange[];
}

function isOfPassword({ type }: GivenChange): boolean {
  return type.toLowerCase() === "unicodepwd";
}

// Whoever knows the old password may change it; a reset is a right.
function assertRights(call: Call<ModifyRequest>, entry: Entry, changes: Sorted): void {
  const { passwords, others } = changes;
  if (others.length > 0) assertMay(call, "write", entry);
  if (passwords.length > 0 && !isOwnChange(passwords)) assertMay(call, "password", entry);
  if (!call.actor) refuse("operationsError", "000004DC");
}

/** Carries out changes on a draft, in order. */
export function edit(
  { look, controls }: Call<ModifyRequest>,
  draft: Draft,
  changes: readonly GivenChange[],
): void {
  const permissive = controls.has("permissiveModify");
  for (const change of changes) {
    const rule = attributeRule(change.type) ?? refuse("noSuchAttribute", "00000057");
    if (rule.key === draft.rdn[0]?.type.toLowerCase()) refuse("notAllowedOnRDN", "00002016");
    assertWritable(rule, false);
    assertKept(rule.key, change);
    if (isForwardLink(rule)) editLink(draft, { ...change, rule, look, permissive });
    else editAttribute(draft, rule, { ...change, permissive });
    if (rule.key === "objectclass") settleClasses(draft);
  }
}

// What an account has it keeps; these may be 0, and never be missing.
const neverWithout: ReadonlySet<string> = new Set([
  ...["pwdlastset", "lockouttime", "accountexpires", "countrycode", "codepage"],
]);

function assertKept(key: string, { how, values }: GivenChange): void {
  if (neverWithout.has(key) && how !== "add" && values.length === 0) {
    refuse("unwillingToPerform", "00002077");
  }
}

function settleClasses(draft: Draft): void {
  const before = draft.before?.attributes.get("objectclass") ?? [];
  const given = draft.attributes.get("objectclass") ?? [];
  const structural = before.at(-1);
  if (!structural || !given.includes(structural)) refuse("objectClassViolation", "00002014");
  const classes = classesOf(given);
  if (classes.structural.name !== structural) refuse("objectClassViolation", "00002014");
  draft.attributes.set("objectclass", classValues(classes));
}

function setPassword(
  { look, controls }: Call<ModifyRequest>,
  draft: Draft,
  passwords: readonly GivenChange[],
): void {
  const chosen = draft.attributes.get("pwdlastset");
  const hints = controls.has("policyHints") || controls.has("oldPolicyHints");
  editPassword(draft, passwords, { tree: look.tree, now: look.now, hints });
  // Must change at the next sign-in, said in the same request.
  if (chosen?.[0] === "0" && draft.before?.attributes.get("pwdlastset") !== chosen) {
    draft.attributes.set("pwdlastset", chosen);
  }
}
