import { writeAttribute, writeEntry } from "../messages/write-entry.ts";
import { holds } from "../read/holds.ts";
import type { Look } from "../read/look.ts";
import { secret, valuesOf } from "../read/values.ts";
import { isForwardLink } from "../schema/link-ends.ts";
import { type AttributeRule, attributeRule } from "../schema/schema.ts";
import { sendValue } from "../schema/value.ts";
import type { Entry } from "../tree/entry.ts";
import { isDeleted } from "../tree/entry-state.ts";
import { linksFrom } from "../tree/linked.ts";
import { dnOf } from "../tree/place.ts";
import type { Marks } from "../tree/tree.ts";
import type { EntryForm } from "./entry-message.ts";
import { writeName } from "./name-form.ts";

/** How changed entries are written. */
export interface ChangeForm extends EntryForm {
  readonly since: number;
  readonly incremental: boolean;
}

/** Writes what changed of an entry; `undefined` when nothing did that was asked for. */
export function changeMessage(entry: Entry, form: ChangeForm): Buffer | undefined {
  const { id, look, names } = form;
  const marks = look.tree.marks.get(entry.id);
  if (!marks) return;
  const changed = rulesOf(entry, form).flatMap((rule) =>
    isForwardLink(rule)
      ? linkChanges(entry, rule, form)
      : isNewer(marks, rule.key, form.since)
        ? [plain(entry, rule, form)]
        : [],
  );
  if (changed.length === 0 && !(isDeleted(entry) && isNewer(marks, "isdeleted", form.since))) {
    return;
  }
  const dn = names === "plain" ? dnOf(look.tree, entry) : writeName(look.tree, entry, names);
  const always = alwaysSent(entry, marks, form).map((rule) => plain(entry, rule, form));
  return writeEntry(id, dn, [...always, ...changed]);
}

// A tombstone says so whatever was asked for, and a name comes with the GUID of the entry above.
function alwaysSent(entry: Entry, marks: Marks, form: ChangeForm): readonly AttributeRule[] {
  const asked = new Set(form.selection.wanted.map(({ rule }) => rule.key));
  const wantsName = form.selection.all || asked.has("name");
  const keys = [
    "objectguid",
    "instancetype",
    ...(wantsName && isNewer(marks, "name", form.since) ? ["parentguid"] : []),
    ...(isDeleted(entry) ? ["isdeleted", "lastknownparent"] : []),
  ];
  return keys.flatMap((key) => attributeRule(key) ?? []);
}

const always = new Set([
  "objectguid",
  "instancetype",
  "parentguid",
  "isdeleted",
  "lastknownparent",
]);
// Worked out on each controller, and so not among what is replicated.
const local = new Set(["usnchanged", "usncreated", "whenchanged", "distinguishedname"]);

function rulesOf(entry: Entry, { selection, look }: ChangeForm): readonly AttributeRule[] {
  const keys = selection.all
    ? [
        "name",
        ...entry.attributes.keys(),
        ...(look.tree.marks.get(entry.id)?.stamps.keys() ?? []),
        ...(look.tree.links.forward.get(entry.id)?.keys() ?? []),
      ]
    : selection.wanted.map(({ rule }) => rule.key);
  return [...new Set(keys)].flatMap((key) => {
    const rule = attributeRule(key);
    const sent = rule && !always.has(key) && !local.has(key) && !secret.has(key);
    return sent && !rule.constructed ? [rule] : [];
  });
}

function isNewer({ created, stamps }: Marks, key: string, since: number): boolean {
  return (stamps.get(key) ?? created) > since;
}

function plain(entry: Entry, rule: AttributeRule, { look }: ChangeForm): Buffer {
  const values = valuesOf(look, entry, rule).map((value) => sendValue(rule, value));
  return writeAttribute(rule.name, values);
}

function linkChanges(entry: Entry, rule: AttributeRule, form: ChangeForm): readonly Buffer[] {
  const { look, since, incremental } = form;
  const links = [...linksFrom(look.tree.links, entry.id, rule.key)];
  const newer = links.filter(([, { usn }]) => usn > since);
  if (newer.length === 0) return [];
  const written = (present: boolean, among: typeof links) =>
    among
      .filter(([, state]) => holds(look, state) === present)
      .flatMap(([to]) => nameOf(look, to, form));
  if (!incremental) return [writeAttribute(rule.name, written(true, links))];
  // Whoever reads from the start was never told of what is gone.
  const [added, removed] = [written(true, newer), since === 0 ? [] : written(false, newer)];
  return [
    ...(added.length > 0 ? [writeAttribute(`${rule.name};range=1-1`, added)] : []),
    ...(removed.length > 0 ? [writeAttribute(`${rule.name};range=0-0`, removed)] : []),
  ];
}

function nameOf({ tree }: Look, id: string, { names }: ChangeForm): readonly Buffer[] {
  const entry = tree.entries.get(id);
  return entry ? [Buffer.from(writeName(tree, entry, names), "utf8")] : [];
}
