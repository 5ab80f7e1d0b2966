import type { Call } from "../controller/call.ts";
import { refuse } from "../messages/refusal.ts";
import type { WriteRequest } from "../messages/request.ts";
import { childrenOf, withDescendants } from "../tree/below.ts";
import type { Change } from "../tree/change.ts";
import type { Entry } from "../tree/entry.ts";
import { isDeleted } from "../tree/entry-state.ts";
import { first, numberAt } from "../tree/kept.ts";
import { assertMay, targetOf } from "./target.ts";
import { tombstoneOf } from "./tombstone.ts";

type DeleteRequest = Extract<WriteRequest, { readonly kind: "delete" }>;

const mayNotDelete = 0x8000_0000;

/** Works out what a deletion changes, with all that is below when the request says so, or refuses it. */
export function remove(call: Call<DeleteRequest>): readonly Change[] {
  const { asked, look, controls } = call;
  const entry = targetOf(call, asked.dn);
  assertMay(call, "delete", entry);
  assertDeletable(entry);
  const below = [...childrenOf(look.tree, entry.id)].filter((child) => !isDeleted(child));
  if (below.length > 0 && !controls.has("treeDelete")) {
    return refuse("notAllowedOnNonLeaf", "00002015");
  }
  const doomed = [...withDescendants(look.tree, entry)].reverse();
  for (const each of doomed) {
    assertMay(call, "delete", each);
    assertDeletable(each);
  }
  return doomed.flatMap((each) => tombstoneOf(look.tree, each));
}

function assertDeletable(entry: Entry): void {
  if (isDeleted(entry)) refuse("unwillingToPerform", "00002035");
  if (entry.parent === null || (numberAt(entry, "systemflags") & mayNotDelete) !== 0) {
    refuse("unwillingToPerform", "00002035");
  }
  if (first(entry, "iscriticalsystemobject") === "TRUE") refuse("unwillingToPerform", "0000055B");
}
