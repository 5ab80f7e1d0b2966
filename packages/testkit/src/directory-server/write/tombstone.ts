import type { Change } from "../tree/change.ts";
import type { Entry } from "../tree/entry.ts";
import { entryAt } from "../tree/find.ts";
import { linksFrom } from "../tree/linked.ts";
import { rdnValue } from "../tree/own-name.ts";
import { above, dnOf } from "../tree/place.ts";
import type { Tree } from "../tree/tree.ts";

// What a tombstone keeps when there is no recycle bin ([MS-ADTS] 3.1.1.5.5.1.1).
const keptKeys = new Set([
  "objectclass",
  "objectsid",
  "samaccountname",
  "useraccountcontrol",
  "grouptype",
  "whencreated",
  "instancetype",
  "sidhistory",
  "cn",
  "ou",
  "systemflags",
  "usncreated",
]);
// Not kept even in the recycle bin.
const lostKeys = new Set(["objectcategory", "samaccounttype"]);

/** Gives the changes that turn an entry into a deleted one: its name says so, and its links sleep or go. */
export function tombstoneOf(tree: Tree, entry: Entry): readonly Change[] {
  const bin = entryAt(tree, `CN=Deleted Objects,${tree.domain.baseDN}`);
  const up = above(tree, entry);
  const { recycleBin } = tree.domain;
  const attributes = new Map(
    [...entry.attributes].filter(([key]) => (recycleBin ? !lostKeys.has(key) : keptKeys.has(key))),
  );
  const type = entry.rdn[0]?.type ?? "CN";
  const name = `${rdnValue(entry)}\nDEL:${entry.id}`;
  attributes.set(type.toLowerCase(), [name]);
  attributes.set("isdeleted", ["TRUE"]);
  attributes.set("lastknownparent", [up ? dnOf(tree, up) : ""]);
  if (recycleBin) attributes.set("msds-lastknownrdn", [rdnValue(entry)]);
  const parent = bin?.id ?? entry.parent;
  const put: Change = {
    kind: "put",
    entry: { id: entry.id, parent, rdn: [{ type, value: name }], attributes },
  };
  return recycleBin ? [put] : [put, ...unlinked(tree, entry.id)];
}

function unlinked({ links }: Tree, id: string): readonly Change[] {
  const from = [...(links.forward.get(id) ?? [])].flatMap(([attribute, targets]) =>
    [...targets]
      .filter(([, { removed }]) => !removed)
      .map(([to]): Change => ({ kind: "unlink", link: { from: id, attribute, to } })),
  );
  const to = [...(links.back.get(id) ?? [])].flatMap(([attribute, sources]) =>
    [...sources]
      .filter((source) => linksFrom(links, source, attribute).get(id)?.removed === false)
      .map((source): Change => ({ kind: "unlink", link: { from: source, attribute, to: id } })),
  );
  return [...from, ...to];
}
