import type { Call } from "../controller/call.ts";
import { refuse } from "../messages/refusal.ts";
import { parseDn, type Rdn } from "../names/dn.ts";
import { splitDn } from "../names/split.ts";
import { classRule } from "../schema/classes.ts";
import type { Entry } from "../tree/entry.ts";
import { isDeleted } from "../tree/entry-state.ts";
import { find } from "../tree/find.ts";
import { kept } from "../tree/kept.ts";
import type { AddRequest } from "./add-request.ts";
import type { Classes } from "./class-rules.ts";

/** Finds where a new entry is to be, or refuses it. */
export function placeOf({ asked, look }: Call<AddRequest>): { rdn: Rdn; parent: Entry } {
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

/** Refuses an entry below one whose class does not take it. */
export function assertChild({ structural }: Classes, parent: Entry): void {
  const above = kept(parent, "objectclass").flatMap((name) => classRule(name) ?? []);
  if (above.length === 0 || above.some(({ name }) => structural.under.has(name))) return;
  refuse("namingViolation", "00002099");
}
