import { editPassword } from "../accounts/edit-password.ts";
import { changePrimaryGroup } from "../accounts/primary-group.ts";
import type { Call } from "../controller/call.ts";
import { refuse } from "../messages/refusal.ts";
import type { GivenChange } from "../messages/request.ts";
import type { Change } from "../tree/change.ts";
import { isDeleted } from "../tree/entry-state.ts";
import { classesOf } from "./class-rules.ts";
import { type Draft, draftOf } from "./draft.ts";
import { changesOf } from "./draft-changes.ts";
import { edit } from "./edit.ts";
import type { ModifyRequest } from "./modify-request.ts";
import { assertRights } from "./modify-rights.ts";
import { restore } from "./restore.ts";
import { settle } from "./settle.ts";
import { targetOf } from "./target.ts";

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

function isOfPassword({ type }: GivenChange): boolean {
  return type.toLowerCase() === "unicodepwd";
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
