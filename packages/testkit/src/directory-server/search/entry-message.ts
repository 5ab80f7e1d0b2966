import { writeAttribute, writeEntry } from "../messages/write-entry.ts";
import type { Look } from "../read/look.ts";
import { valuesOf } from "../read/values.ts";
import type { AttributeRule } from "../schema/schema.ts";
import { sendValue } from "../schema/value.ts";
import type { Entry } from "../tree/entry.ts";
import { dnOf } from "../tree/place.ts";
import { type NameForm, writeName } from "./name-form.ts";
import { inRange } from "./ranges.ts";
import { type Selection, type Wanted, wantedFrom } from "./selection.ts";

/** How the entries of one search are written. */
export interface EntryForm {
  readonly id: number;
  readonly look: Look;
  readonly selection: Selection;
  readonly typesOnly: boolean;
  readonly names: NameForm;
  readonly maxValRange: number;
}

/** Writes the message of one entry that a search found. */
export function entryMessage(entry: Entry, form: EntryForm): Buffer {
  const { id, look, selection, names } = form;
  const attributes = wantedFrom(selection, entry, look.tree).flatMap((wanted) =>
    written(entry, wanted, form),
  );
  const dn = names === "plain" ? dnOf(look.tree, entry) : writeName(look.tree, entry, names);
  return writeEntry(id, dn, attributes);
}

// Entries and their values are never changed, so the bytes of what an entry keeps are made once.
const known = new WeakMap<Entry, Map<AttributeRule, Buffer>>();

function written(entry: Entry, { rule, range }: Wanted, form: EntryForm): readonly Buffer[] {
  const { look, typesOnly, names, maxValRange } = form;
  const values = valuesOf(look, entry, rule);
  if (values.length === 0 && !range) return [];
  if (typesOnly) return [writeAttribute(rule.name, [])];
  if (range || values.length > maxValRange) {
    const piece = inRange(values, range, maxValRange);
    const named = writeAttribute(
      `${rule.name};range=${piece.range}`,
      send(rule, piece.values, form),
    );
    return range ? [named] : [writeAttribute(rule.name, []), named];
  }
  if (rule.syntax === "dn" && names !== "plain") {
    return [writeAttribute(rule.name, send(rule, values, form))];
  }
  return [plain(entry, rule, { values, form })];
}

function plain(
  entry: Entry,
  rule: AttributeRule,
  { values, form }: { readonly values: readonly string[]; readonly form: EntryForm },
): Buffer {
  const isKept = entry.attributes.get(rule.key) === values;
  const found = isKept ? known.get(entry)?.get(rule) : undefined;
  if (found) return found;
  const bytes = writeAttribute(rule.name, send(rule, values, form));
  if (!isKept) return bytes;
  const held = known.get(entry) ?? new Map<AttributeRule, Buffer>();
  known.set(entry, held.set(rule, bytes));
  return bytes;
}

function send(
  rule: AttributeRule,
  values: readonly string[],
  { look, names }: EntryForm,
): readonly Buffer[] {
  const form = rule.syntax === "dn" ? names : "plain";
  if (form === "plain") return values.map((value) => sendValue(rule, value));
  return values.map((value) => Buffer.from(writeName(look.tree, value, form), "utf8"));
}
