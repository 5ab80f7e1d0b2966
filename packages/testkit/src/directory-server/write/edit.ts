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
