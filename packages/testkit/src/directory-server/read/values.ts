import { generalisedTime } from "../names/generalised-time.ts";
import { guidBytes } from "../names/guid.ts";
import { isBackLink, isForwardLink } from "../schema/link-ends.ts";
import { type AttributeRule, otherEnd } from "../schema/schema.ts";
import type { Entry } from "../tree/entry.ts";
import { kept } from "../tree/kept.ts";
import { linksFrom } from "../tree/linked.ts";
import { rdnValue } from "../tree/own-name.ts";
import { dnOf } from "../tree/place.ts";
import { constructed } from "./constructed.ts";
import { namedBy, naming } from "./linked-entries.ts";
import type { Look } from "./look.ts";

/** Attributes that the server keeps to itself. */
export const secret: ReadonlySet<string> = new Set([
  "unicodepwd",
  "ntpwdhistory",
  "lmpwdhistory",
  "dbcspwd",
  "supplementalcredentials",
  "userpassword",
]);

/** Gives the values that a request sees of an attribute, as entries keep them. */
export function valuesOf(look: Look, entry: Entry, rule: AttributeRule): readonly string[] {
  if (secret.has(rule.key)) return [];
  if (isForwardLink(rule)) return linkedNames(look, entry, rule.key);
  if (isBackLink(rule)) {
    return names(look, naming(look, entry.id, otherEnd(rule)?.key ?? ""));
  }
  return (
    derived[rule.key]?.(look, entry) ??
    constructed[rule.key]?.(look, entry) ??
    kept(entry, rule.key)
  );
}

/** The attributes that every entry has without keeping them. */
export const derivedKeys = (): readonly string[] => Object.keys(derived);

type Derive = (look: Look, entry: Entry) => readonly string[] | undefined;

const derived: Readonly<Record<string, Derive>> = {
  objectguid: (_, { id }) => [guidBytes(id) ?? ""],
  distinguishedname: ({ tree }, entry) => [dnOf(tree, entry)],
  name: (_, entry) => [rdnValue(entry)],
  usncreated: ({ tree }, { id }) => [String(tree.marks.get(id)?.created ?? 0)],
  usnchanged: ({ tree }, { id }) => [String(tree.marks.get(id)?.changed ?? 0)],
  whenchanged: ({ tree }, { id }) => [generalisedTime(tree.marks.get(id)?.at ?? 0)],
};

function linkedNames(look: Look, { id }: Entry, key: string): readonly string[] {
  const named = [...namedBy(look, id, key)];
  if (!look.timed) return names(look, named);
  const states = linksFrom(look.tree.links, id, key);
  return named.map((entry) => {
    const until = states.get(entry.id)?.until;
    const dn = dnOf(look.tree, entry);
    return until === undefined ? dn : `<TTL=${Math.ceil((until - look.now) / 1000)}>,${dn}`;
  });
}

function names({ tree }: Look, entries: Iterable<Entry>): readonly string[] {
  return Array.from(entries, (entry) => dnOf(tree, entry));
}
