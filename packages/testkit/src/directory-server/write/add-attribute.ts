import type { Call } from "../controller/call.ts";
import { refuse } from "../messages/refusal.ts";
import type { GivenAttribute } from "../messages/request.ts";
import { rdnKey } from "../names/dn-key.ts";
import { isForwardLink } from "../schema/link-ends.ts";
import { attributeRule } from "../schema/schema.ts";
import type { AddRequest } from "./add-request.ts";
import type { Draft } from "./draft.ts";
import { editAttribute } from "./edit-attribute.ts";
import { editLink } from "./edit-link.ts";
import { givenValues } from "./given-values.ts";
import { assertWritable } from "./protected-attributes.ts";

/** Gives a new entry what the request says of one attribute. */
export function addAttribute(
  { look, controls }: Call<AddRequest>,
  draft: Draft,
  { type, values }: GivenAttribute,
): void {
  const rule = attributeRule(type) ?? refuse("noSuchAttribute", "00000057");
  const [rdn] = draft.rdn;
  if (rule.key === "objectclass" || rule.key === "unicodepwd") return;
  if (rule.key === rdn?.type.toLowerCase() || rule.key === "name") {
    const own = rdn && rdnKey({ type: "x", value: rdn.value });
    const same = givenValues(rule, values).some((value) => rdnKey({ type: "x", value }) === own);
    if (!same) refuse("invalidDNSyntax", "00002032");
    return;
  }
  assertWritable(rule, true);
  const change = { how: "add", type, values } as const;
  const permissive = controls.has("permissiveModify");
  if (isForwardLink(rule)) editLink(draft, { ...change, rule, look, permissive });
  else editAttribute(draft, rule, { ...change, permissive });
}
