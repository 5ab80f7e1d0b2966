import { constructed } from "../read/constructed.ts";
import { derivedKeys, secret } from "../read/values.ts";
import { isBackLink, isForwardLink } from "../schema/link-ends.ts";
import { type AttributeRule, attributeRule, otherEnd } from "../schema/schema.ts";
import type { Entry } from "../tree/entry.ts";
import type { Tree } from "../tree/tree.ts";

/** One attribute that a search asks for. */
export interface Wanted {
  readonly rule: AttributeRule;
  /** From and to where, both included; `to` is missing for the end. */
  readonly range?: { readonly from: number; readonly to: number | undefined } | undefined;
}

/** What a search asks for of each entry. */
export interface Selection {
  /** Everything that an entry has without being worked out. */
  readonly all: boolean;
  readonly wanted: readonly Wanted[];
}

/** Reads the list of attributes of a search; names that the schema does not know are passed over. */
export function selectionOf(names: readonly string[]): Selection {
  const all = names.length === 0 || names.includes("*");
  const operational = names.includes("+") ? Object.keys(constructed) : [];
  return { all, wanted: [...names, ...operational].flatMap(wantedOf) };
}

/** Gives what a selection means for one entry. */
export function wantedFrom(
  { all, wanted }: Selection,
  entry: Entry,
  tree: Tree,
): readonly Wanted[] {
  if (!all) return wanted;
  const asked = new Set(wanted.map(({ rule }) => rule.key));
  const keys = [
    ...entry.attributes.keys(),
    ...derivedKeys(),
    ...(tree.links.forward.get(entry.id)?.keys() ?? []),
    ...backKeys(tree, entry),
  ];
  const others = keys.flatMap((key) => (asked.has(key) || secret.has(key) ? [] : wantedOf(key)));
  return [...others, ...wanted];
}

function backKeys({ links }: Tree, { id }: Entry): readonly string[] {
  return [...(links.back.get(id)?.keys() ?? [])].flatMap((key) => {
    const forward = attributeRule(key);
    const back = forward && isForwardLink(forward) ? otherEnd(forward) : undefined;
    return back && isBackLink(back) ? [back.key] : [];
  });
}

function wantedOf(name: string): readonly Wanted[] {
  const [plain = "", ...options] = name.split(";");
  const rule = attributeRule(plain);
  if (!rule || secret.has(rule.key)) return [];
  const range = options.map((option) => /^range=(\d+)-(\d+|\*)$/i.exec(option)).find(Boolean);
  if (!range) return [{ rule }];
  const to = range[2] === "*" ? undefined : Number(range[2]);
  return [{ rule, range: { from: Number(range[1]), to } }];
}
