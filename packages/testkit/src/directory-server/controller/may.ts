import type { Entry } from "../tree/entry.ts";
import { entryAt } from "../tree/find.ts";
import { first } from "../tree/kept.ts";
import { linksTo } from "../tree/linked.ts";
import { dnOf, isUnder } from "../tree/place.ts";
import type { Tree } from "../tree/tree.ts";
import type { Right, Rights, RightsEntry } from "./rights.ts";

/** Tells whether an account may do something with an entry. */
export function may(
  tree: Tree,
  rights: Rights,
  { actor, right, entry }: { actor: Entry; right: Right; entry: Entry },
): boolean {
  const holders = holdersOf(tree, actor);
  const concerned = rights.filter(
    (one) =>
      one.rights.includes(right) && holders.has(one.who.toLowerCase()) && covers(tree, one, entry),
  );
  if (concerned.some(({ refused }) => refused)) return false;
  return right === "read" || holders.has(administrators) || concerned.length > 0;
}

/** Gives the tops of the places that an account may not read, by GUID. */
export function hiddenPlaces(tree: Tree, rights: Rights, actor: Entry): readonly string[] {
  const refusals = rights.filter((one) => one.refused && one.rights.includes("read"));
  if (refusals.length === 0) return [];
  const holders = holdersOf(tree, actor);
  return refusals.flatMap(({ who, at = tree.domain.baseDN }) =>
    holders.has(who.toLowerCase()) ? (entryAt(tree, at)?.id ?? []) : [],
  );
}

const administrators = "administrators";

const administratorGroups = new Set(["administrators", "domain admins", "enterprise admins"]);

function holdersOf(tree: Tree, actor: Entry): ReadonlySet<string> {
  const holders = new Set(namesOf(tree, actor));
  if (holders.has("administrator")) holders.add(administrators);
  for (const id of linksTo(tree.links, actor.id, "member")) {
    const group = tree.entries.get(id);
    for (const name of group ? namesOf(tree, group) : []) {
      holders.add(name);
      if (administratorGroups.has(name)) holders.add(administrators);
    }
  }
  return holders;
}

function namesOf(tree: Tree, entry: Entry): readonly string[] {
  return [first(entry, "samaccountname") ?? "", entry.id, dnOf(tree, entry)].map((name) =>
    name.toLowerCase(),
  );
}

function covers(tree: Tree, { at = tree.domain.baseDN }: RightsEntry, entry: Entry): boolean {
  const top = entryAt(tree, at);
  return top !== undefined && isUnder(tree, entry, top.id);
}
