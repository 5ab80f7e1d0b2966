import { editPassword } from "../accounts/edit-password.ts";
import type { Call } from "../controller/call.ts";
import { refuse } from "../messages/refusal.ts";
import type { GivenAttribute, WriteRequest } from "../messages/request.ts";
import { parseDn, type Rdn, rdnKey } from "../names/dn.ts";
import { splitDn } from "../names/split.ts";
import { generalisedTime } from "../names/time.ts";
import { classRule } from "../schema/classes.ts";
import { attributeRule, isForwardLink } from "../schema/schema.ts";
import type { Change } from "../tree/change.ts";
import { type Entry, isDeleted, kept } from "../tree/entry.ts";
import { find } from "../tree/find.ts";
import { type Classes, classesOf, classValues } from "./class-rules.ts";
import { changesOf, type Draft } from "./draft.ts";
import { editAttribute } from "./edit-attribute.ts";
import { editLink } from "./edit-link.ts";
import { givenValues } from "./given-values.ts";
import { assertWritable } from "./protected-attributes.ts";
import { assertRdn } from "./rdn-rules.ts";
import { fill, settle } from "./settle.ts";
import { assertMay } from "./target.ts";

type AddRequest = Extract<WriteRequest, { readonly kind: "add" }>;

/** Works out the changes that add an entry, or refuses it. */
export function add(call: Call<AddRequest>): readonly Change[] {
  const { asked, look, controller } = call;
  const { rdn, parent } = placeOf(call);
  assertMay(call, "create", parent);
  const classes = givenClasses(asked.attributes);
  assertRdn(rdn, classes.structural);
  assertChild(classes, parent);
  const draft: Draft = {
    id: controller.newId(),
    parent: parent.id,
    rdn: [rdn],
    attributes: new Map([["objectclass", classValues(classes)]]),
    links: new Map(),
    before: undefined,
  };
  for (const attribute of asked.attributes) addAttribute(call, draft, attribute);
  draft.attributes.set(rdn.type.toLowerCase(), [rdn.value]);
  fill(draft, classes, controller);
  draft.attributes.set("whencreated", [generalisedTime(look.now)]);
  setPassword(call, draft);
  settle(draft, classes, { controller, now: look.now });
  return changesOf(look.tree, draft);
}

function placeOf({ asked, look }: Call<AddRequest>): { rdn: Rdn; parent: Entry } {
  const found = find(look.tree, asked.dn);
  if (found.kind === "entry") return refuse("entryAlreadyExists", "00002071");
  const [rdn] = parseDn(asked.dn) ?? [];
  if (!rdn) return refuse("invalidDNSyntax", "0000208F");
  const [, rest] = splitDn(asked.dn);
  const above = find(look.tree, rest);
  if (above.kind !== "entry" || isDeleted(above.entry)) {
    return refuse("noSuchObject", "0000208D", above.kind === "missing" ? above.matched : "");
  }
  return { rdn, parent: above.entry };
}

function givenClasses(attributes: readonly GivenAttribute[]): Classes {
  const given = attributes.find(({ type }) => type.toLowerCase() === "objectclass");
  const rule = attributeRule("objectclass");
  if (!given || !rule) return refuse("objectClassViolation", "00002014");
  return classesOf(givenValues(rule, given.values));
}

function assertChild({ structural }: Classes, parent: Entry): void {
  const above = kept(parent, "objectclass").flatMap((name) => classRule(name) ?? []);
  if (above.length === 0 || above.some(({ name }) => structural.under.has(name))) return;
  refuse("namingViolation", "00002099");
}

function addAttribute(
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

function setPassword({ asked, look, controls }: Call<AddRequest>, draft: Draft): void {
  const given = asked.attributes.find(({ type }) => type.toLowerCase() === "unicodepwd");
  const hints = controls.has("policyHints");
  const change = given && ({ how: "replace", ...given } as const);
  if (change) editPassword(draft, [change], { tree: look.tree, now: look.now, hints });
}
