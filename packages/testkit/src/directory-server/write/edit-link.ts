import { refuse } from "../messages/refusal.ts";
import type { GivenChange } from "../messages/request.ts";
import { lastPart } from "../names/sid.ts";
import { holds } from "../read/holds.ts";
import type { Look } from "../read/look.ts";
import type { AttributeRule } from "../schema/schema.ts";
import type { Entry } from "../tree/entry.ts";
import { isDeleted } from "../tree/entry-state.ts";
import { first } from "../tree/kept.ts";
import { linksFrom } from "../tree/linked.ts";
import type { Draft, LinkPlan } from "./draft.ts";
import { namedEntry } from "./named-entry.ts";

/** A change of links, and how it is to be taken. */
export interface LinkEdit extends GivenChange {
  readonly rule: AttributeRule;
  readonly look: Look;
  readonly permissive: boolean;
}

/** Carries out one change of an attribute whose values are links. */
export function editLink(draft: Draft, edit: LinkEdit): void {
  const plans = draft.links.get(edit.rule.key) ?? new Map<string, LinkPlan>();
  draft.links.set(edit.rule.key, plans);
  if (edit.how === "add") add(draft, plans, edit);
  else if (edit.how === "delete") remove(draft, plans, edit);
  else replace(draft, plans, edit);
}

type Plans = Map<string, LinkPlan>;

function add(draft: Draft, plans: Plans, edit: LinkEdit): void {
  const { rule, look, permissive } = edit;
  if (edit.values.length === 0) refuse("constraintViolation", "00002082");
  const targets = edit.values.map((value) => target(edit, value));
  for (const { entry, until } of targets) {
    const exists = isHeld(draft, plans, { ...edit, to: entry.id });
    if (exists && !permissive) refuse("entryAlreadyExists", "00000562");
    if (rule.key === "member") assertNotPrimary(draft, entry);
    if (!exists || until !== undefined) plans.set(entry.id, { until });
  }
  if (rule.single && heldIds(draft, plans, { rule, look }).length > 1) {
    refuse("attributeOrValueExists", "0000200D");
  }
}

function remove(draft: Draft, plans: Plans, edit: LinkEdit): void {
  const { rule, look, permissive, values } = edit;
  if (values.length === 0) {
    const held = heldIds(draft, plans, { rule, look });
    for (const to of held) plans.set(to, "gone");
    if (held.length === 0 && !permissive) refuse("noSuchAttribute", "00002085");
    return;
  }
  for (const value of values) {
    const { entry } = namedEntry(look.tree, value);
    const exists = entry !== undefined && isHeld(draft, plans, { ...edit, to: entry.id });
    if (exists) plans.set(entry.id, "gone");
    else if (!permissive && rule.single) refuse("noSuchAttribute", "00002085");
    else if (!permissive) refuse("unwillingToPerform", "00000561");
  }
}

function replace(draft: Draft, plans: Plans, edit: LinkEdit): void {
  const { rule, look } = edit;
  const wanted = new Map(
    edit.values.map((value) => {
      const { entry, until } = target(edit, value);
      if (rule.key === "member") assertNotPrimary(draft, entry);
      return [entry.id, until] as const;
    }),
  );
  if (rule.single && wanted.size > 1) refuse("attributeOrValueExists", "0000200D");
  const held = new Set(heldIds(draft, plans, { rule, look }));
  for (const to of held) if (!wanted.has(to)) plans.set(to, "gone");
  for (const [to, until] of wanted) {
    if (!held.has(to) || until !== undefined) plans.set(to, { until });
  }
}

interface Target {
  readonly entry: Entry;
  readonly until: number | undefined;
}

function target({ rule, look }: LinkEdit, value: Uint8Array): Target {
  const { entry, ttl } = namedEntry(look.tree, value);
  if (!entry || isDeleted(entry)) {
    return rule.key === "member"
      ? refuse("noSuchObject", "00000525")
      : refuse("constraintViolation", "000020B5");
  }
  return { entry, until: ttl === undefined ? undefined : look.now + ttl * 1000 };
}

function isHeld(
  draft: Draft,
  plans: Plans,
  { rule, look, to }: Pick<LinkEdit, "rule" | "look"> & { readonly to: string },
): boolean {
  const plan = plans.get(to);
  if (plan !== undefined) return plan !== "gone";
  const state = linksFrom(look.tree.links, draft.id, rule.key).get(to);
  return state !== undefined && holds(look, state);
}

function heldIds(
  draft: Draft,
  plans: Plans,
  { rule, look }: Pick<LinkEdit, "rule" | "look">,
): readonly string[] {
  const known = linksFrom(look.tree.links, draft.id, rule.key);
  const all = new Set([...known.keys(), ...plans.keys()]);
  return [...all].filter((to) => isHeld(draft, plans, { rule, look, to }));
}

// Whoever has the group as its primary one is a member already.
function assertNotPrimary(group: Draft, entry: Entry): void {
  const [sid] = group.attributes.get("objectsid") ?? [];
  const primary = first(entry, "primarygroupid");
  if (sid !== undefined && primary === String(lastPart(sid))) {
    refuse("entryAlreadyExists", "00002071");
  }
}
