import type { Call } from "../controller/call.ts";
import { refuse } from "../messages/refusal.ts";
import type { WriteRequest } from "../messages/request.ts";
import { parseDn, type Rdn } from "../names/dn.ts";
import { classRule } from "../schema/classes.ts";
import type { Change } from "../tree/change.ts";
import { childKey } from "../tree/child-key.ts";
import type { Entry } from "../tree/entry.ts";
import { isDeleted } from "../tree/entry-state.ts";
import { entryAt } from "../tree/find.ts";
import { kept, numberAt } from "../tree/kept.ts";
import { isUnder } from "../tree/place.ts";
import { classesOf } from "./class-rules.ts";
import { draftOf } from "./draft.ts";
import { changesOf } from "./draft-changes.ts";
import { assertRdn } from "./rdn-rules.ts";
import { assertMay, targetOf } from "./target.ts";

type RenameRequest = Extract<WriteRequest, { readonly kind: "rename" }>;

const mayNotMove = 0x0400_0000;
const mayNotRename = 0x0800_0000;

/** Works out what a new name, a new place or both change, or refuses them. */
export function rename(call: Call<RenameRequest>): readonly Change[] {
  const { asked, look } = call;
  const entry = targetOf(call, asked.dn);
  assertMay(call, "write", entry);
  const [rdn, ...more] = parseDn(asked.newRdn) ?? [];
  if (!rdn || more.length > 0) return refuse("invalidDNSyntax", "0000208F");
  if (isDeleted(entry) || entry.parent === null) return refuse("unwillingToPerform", "00002035");
  const parent = placeOf(call, entry, entry.parent);
  assertAllowed(entry, rdn, parent !== entry.parent);
  const { structural } = classesOf(kept(entry, "objectclass"));
  if (rdn.type.toLowerCase() !== structural.rdn) return refuse("unwillingToPerform", "00002035");
  assertRdn(rdn, structural);
  const draft = { ...draftOf(entry), parent, rdn: isSame(entry, rdn) ? entry.rdn : [rdn] };
  draft.attributes.set(rdn.type.toLowerCase(), sameName(entry, rdn));
  const taken = look.tree.children.get(parent)?.get(childKey(draft));
  if (taken !== undefined && taken !== entry.id) return refuse("entryAlreadyExists", "00002071");
  return changesOf(look.tree, draft);
}

function placeOf(call: Call<RenameRequest>, entry: Entry, now: string): string {
  const { asked, look } = call;
  if (asked.newSuperior === undefined) return now;
  const parent = entryAt(look.tree, asked.newSuperior);
  if (!parent || isDeleted(parent)) return refuse("other", "00002095");
  if (parent.id === now) return now;
  if (isUnder(look.tree, parent, entry.id)) return refuse("unwillingToPerform", "00002035");
  assertMay(call, "create", parent);
  assertMay(call, "delete", entry);
  const { structural } = classesOf(kept(entry, "objectclass"));
  const classes = kept(parent, "objectclass").flatMap((name) => classRule(name) ?? []);
  if (classes.length > 0 && !classes.some(({ name }) => structural.under.has(name))) {
    return refuse("namingViolation", "00002099");
  }
  return parent.id;
}

function assertAllowed(entry: Entry, rdn: Rdn, moves: boolean): void {
  const flags = numberAt(entry, "systemflags");
  if (moves && (flags & mayNotMove) !== 0) refuse("unwillingToPerform", "00002035");
  if (!isSame(entry, rdn) && (flags & mayNotRename) !== 0) refuse("unwillingToPerform", "00002035");
}

function isSame({ rdn: [own] }: Entry, { type, value }: Rdn): boolean {
  return own?.value === value && own.type.toLowerCase() === type.toLowerCase();
}

function sameName(entry: Entry, { type, value }: Rdn): readonly string[] {
  const held = entry.attributes.get(type.toLowerCase());
  return held?.[0] === value ? held : [value];
}
