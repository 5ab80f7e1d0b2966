import { editPassword } from "../accounts/edit-password.ts";
import type { Call } from "../controller/call.ts";
import { refuse } from "../messages/refusal.ts";
import type { GivenAttribute } from "../messages/request.ts";
import { generalisedTime } from "../names/generalised-time.ts";
import { attributeRule } from "../schema/schema.ts";
import type { Change } from "../tree/change.ts";
import { addAttribute } from "./add-attribute.ts";
import type { AddRequest } from "./add-request.ts";
import { type Classes, classesOf, classValues } from "./class-rules.ts";
import type { Draft } from "./draft.ts";
import { changesOf } from "./draft-changes.ts";
import { givenValues } from "./given-values.ts";
import { assertChild, placeOf } from "./new-place.ts";
import { assertRdn } from "./rdn-rules.ts";
import { fill, settle } from "./settle.ts";
import { assertMay } from "./target.ts";

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

function givenClasses(attributes: readonly GivenAttribute[]): Classes {
  const given = attributes.find(({ type }) => type.toLowerCase() === "objectclass");
  const rule = attributeRule("objectclass");
  if (!given || !rule) return refuse("objectClassViolation", "00002014");
  return classesOf(givenValues(rule, given.values));
}

function setPassword({ asked, look, controls }: Call<AddRequest>, draft: Draft): void {
  const given = asked.attributes.find(({ type }) => type.toLowerCase() === "unicodepwd");
  if (!given) return;
  const time = asked.attributes.find(({ type }) => type.toLowerCase() === "pwdlastset");
  const chosen = time && draft.attributes.get("pwdlastset");
  const hints = controls.has("policyHints");
  editPassword(draft, [{ how: "replace", ...given }], { tree: look.tree, now: look.now, hints });
  // Must change at the next sign-in, said in the same request; -1 says what is so already.
  if (chosen && chosen[0] !== "-1") draft.attributes.set("pwdlastset", chosen);
}
