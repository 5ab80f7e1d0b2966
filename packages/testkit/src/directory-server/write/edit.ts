import type { Call } from "../controller/call.ts";
import { refuse } from "../messages/refusal.ts";
import type { GivenChange } from "../messages/request.ts";
import { isForwardLink } from "../schema/link-ends.ts";
import { attributeRule } from "../schema/schema.ts";
import { classesOf, classValues } from "./class-rules.ts";
import type { Draft } from "./draft.ts";
import { editAttribute } from "./edit-attribute.ts";
import { editLink } from "./edit-link.ts";
import type { ModifyRequest } from "./modify-request.ts";
import { assertWritable } from "./protected-attributes.ts";

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
    assertDeletable(rule.key, change);
    if (isForwardLink(rule)) editLink(draft, { ...change, rule, look, permissive });
    else editAttribute(draft, rule, { ...change, permissive });
    if (rule.key === "objectclass") settleClasses(draft);
  }
  assertKept(draft);
}

const neverDeleted: ReadonlySet<string> = new Set([
  ...["pwdlastset", "lockouttime", "useraccountcontrol"],
]);
const neverMissing: ReadonlySet<string> = new Set(["accountexpires", "countrycode", "codepage"]);

function assertDeletable(key: string, { how, values }: GivenChange): void {
  const deletes = how === "delete" || (how === "replace" && values.length === 0);
  if (deletes && neverDeleted.has(key)) refuse("unwillingToPerform", "00002077");
}

// What the system gave an account stays there, and may be 0.
function assertKept({ attributes, before }: Draft): void {
  for (const key of neverMissing) {
    if (before?.attributes.has(key) && !attributes.has(key)) {
      refuse("unwillingToPerform", "00002035");
    }
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
