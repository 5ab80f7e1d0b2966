import { fillAccount, settleAccount } from "../accounts/account-rules.ts";
import { fillGroup, settleGroup } from "../accounts/group-rules.ts";
import { assertUnique } from "../accounts/unique.ts";
import type { Controller } from "../controller/controller.ts";
import { refuse } from "../messages/refusal.ts";
import { checkClasses } from "./check-classes.ts";
import type { Classes } from "./class-rules.ts";
import type { Draft } from "./draft.ts";

/** Gives a new entry what the system writes. */
export function fill(draft: Draft, { structural, all }: Classes, controller: Controller): void {
  const { attributes } = draft;
  attributes.set("instancetype", ["4"]);
  if (!attributes.has("objectcategory")) {
    const schema = `CN=Schema,CN=Configuration,${controller.tree.domain.baseDN}`;
    attributes.set("objectcategory", [`CN=${structural.category},${schema}`]);
  }
  if (isOf(all, "user")) fillAccount(draft, controller);
  if (isOf(all, "group")) fillGroup(draft, controller);
}

/** Brings an entry into the form that Active Directory keeps, and refuses what it does not allow. */
export function settle(
  draft: Draft,
  classes: Classes,
  { controller, now }: { readonly controller: Controller; readonly now: number },
): void {
  if (isOf(classes.all, "user")) settleAccount(draft, controller, now);
  if (isOf(classes.all, "group")) settleGroup(draft);
  // The schema allows several; the security accounts manager allows one to what has a SID.
  const descriptions = draft.attributes.get("description") ?? [];
  if (draft.attributes.has("objectsid") && descriptions.length > 1) {
    refuse("attributeOrValueExists", "0000200D");
  }
  checkClasses(draft, classes);
  assertUnique(controller.tree, draft);
}

function isOf(classes: Classes["all"], name: string): boolean {
  return classes.some(({ chain }) => chain.includes(name));
}
