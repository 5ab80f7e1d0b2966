import { assertUnique } from "../accounts/unique.ts";
import type { Call } from "../controller/call.ts";
import { refuse } from "../messages/refusal.ts";
import type { GivenChange, WriteRequest } from "../messages/request.ts";
import { parseDn } from "../names/dn.ts";
import { splitDn } from "../names/split.ts";
import type { Change } from "../tree/change.ts";
import type { Entry } from "../tree/entry.ts";
import { isDeleted } from "../tree/entry-state.ts";
import { entryAt, find } from "../tree/find.ts";
import { kept } from "../tree/kept.ts";
import { classesOf } from "./class-rules.ts";
import { type Draft, draftOf } from "./draft.ts";
import { changesOf } from "./draft-changes.ts";
import { assertChild } from "./new-place.ts";
import { assertRdn } from "./rdn-rules.ts";
import { fill, settle } from "./settle.ts";
import { assertMay } from "./target.ts";

type ModifyRequest = Extract<WriteRequest, { readonly kind: "modify" }>;

/** Works out what brings a deleted entry back: isDeleted taken away and a new name, in one modify. */
export function restore(call: Call<ModifyRequest>, entry: Entry): readonly Change[] {
  const { asked, look, controller } = call;
  const wakes = asked.changes.some((change) => is(change, "isdeleted") && change.how === "delete");
  const named = asked.changes.find((change) => is(change, "distinguishedname"));
  const [value] = named?.values ?? [];
  if (!wakes || !value) return refuse("unwillingToPerform", "00002035");
  const name = Buffer.from(value).toString("utf8");
  const parent = entryAt(look.tree, splitDn(name)[1]);
  const [rdn] = parseDn(name) ?? [];
  if (!rdn) return refuse("invalidDNSyntax", "0000208F");
  if (!parent || isDeleted(parent)) return refuse("noSuchObject", "0000208D");
  if (find(look.tree, name).kind === "entry") return refuse("entryAlreadyExists", "00002071");
  assertMay(call, "create", parent);
  const classes = classesOf(kept(entry, "objectclass"));
  assertRdn(rdn, classes.structural);
  assertChild(classes, parent);
  const draft: Draft = { ...draftOf(entry), parent: parent.id, rdn: [rdn] };
  draft.attributes.delete("isdeleted");
  draft.attributes.set(rdn.type.toLowerCase(), [rdn.value]);
  const sid = draft.attributes.get("objectsid");
  fill(draft, classes, controller);
  if (sid) draft.attributes.set("objectsid", sid);
  if (sid && !look.tree.domain.recycleBin) disarm(draft);
  settle(draft, classes, { controller, now: look.now });
  assertUnique(look.tree, draft);
  return changesOf(look.tree, draft);
}

// Without the recycle bin the password is gone, and whoever was an administrator is none any more.
function disarm({ attributes }: Draft): void {
  for (const key of ["admincount", "operatorcount"]) attributes.set(key, ["0"]);
  if (attributes.has("useraccountcontrol")) attributes.set("useraccountcontrol", ["546"]);
}

function is({ type }: GivenChange, key: string): boolean {
  return type.toLowerCase() === key;
}
