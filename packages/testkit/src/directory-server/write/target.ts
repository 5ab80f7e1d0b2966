import { readElement } from "../ber/read.ts";
import type { Call } from "../controller/call.ts";
import { may } from "../controller/may.ts";
import type { Right } from "../controller/rights.ts";
import { compileFilter } from "../filter/compile.ts";
import { readFilter } from "../messages/filter.ts";
import { refuse } from "../messages/refusal.ts";
import type { WriteRequest } from "../messages/request.ts";
import { isSeen } from "../read/look.ts";
import type { Entry } from "../tree/entry.ts";
import { find } from "../tree/find.ts";

/** Finds the entry that a request changes. Refuses when it is not seen, or is not as the request asserts. */
export function targetOf(call: Call<WriteRequest>, name: string): Entry {
  const { look, controls } = call;
  const found = find(look.tree, name);
  if (found.kind === "malformed") return refuse("invalidDNSyntax", "0000208F");
  if (found.kind !== "entry" || !isSeen(look, found.entry)) {
    return refuse("noSuchObject", "00002030", found.kind === "missing" ? found.matched : "");
  }
  const assertion = controls.get("assertion");
  if (assertion) {
    const filter = readFilter(readElement(assertion.value ?? new Uint8Array()));
    if (compileFilter(filter, look)(found.entry) !== true) refuse("assertionFailed", "00000000");
  }
  return found.entry;
}

/** Refuses what the one who asks has no right to. */
export function assertMay(call: Call<WriteRequest>, right: Right, entry: Entry): void {
  const { actor, controller, look } = call;
  if (!actor) refuse("operationsError", "000004DC");
  if (!may(look.tree, controller.rights, { actor, right, entry })) {
    refuse("insufficientAccessRights", "00002098");
  }
}
