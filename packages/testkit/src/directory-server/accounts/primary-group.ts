import { refuse } from "../messages/refusal.ts";
import { isLinked } from "../read/linked-entries.ts";
import type { Look } from "../read/look.ts";
import type { Change } from "../tree/change.ts";
import { sidOf } from "../tree/domain.ts";
import { foundBy } from "../tree/indexed.ts";
import type { Draft } from "../write/draft.ts";

/** Gives the memberships that change with the primary group: a member of the old one, no longer of the new one. */
export function changePrimaryGroup(look: Look, draft: Draft): readonly Change[] {
  const key = "primarygroupid";
  const [before] = draft.before?.attributes.get(key) ?? [];
  const [after] = draft.attributes.get(key) ?? [];
  if (before === after || before === undefined) return [];
  if (after === undefined) return refuse("unwillingToPerform", "00002077");
  const link = (from: string) => ({ from, attribute: "member", to: draft.id });
  const group = groupOf(look, after);
  const old = groupOf(look, before);
  if (group === undefined || !isLinked(look, link(group))) {
    return refuse("unwillingToPerform", "0000056B");
  }
  return [
    { kind: "unlink", link: link(group) },
    ...(old === undefined ? [] : [{ kind: "link", link: link(old) } as const]),
  ];
}

function groupOf({ tree }: Look, rid: string): string | undefined {
  const [id] = foundBy(tree, "objectsid", sidOf(tree.domain, Number(rid))) ?? [];
  return id;
}
