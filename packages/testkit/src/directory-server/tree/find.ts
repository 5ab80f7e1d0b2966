import { parseDn } from "../names/dn.ts";
import { rdnKey } from "../names/dn-key.ts";
import { guidBytes, guidText } from "../names/guid.ts";
import { sidBytes } from "../names/sid.ts";
import type { Entry } from "./entry.ts";
import { foundBy } from "./indexed.ts";
import { dnOf } from "./place.ts";
import type { Tree } from "./tree.ts";

/** What a name leads to. */
export type Found =
  | { readonly kind: "entry"; readonly entry: Entry }
  /** Nothing is there; the name of the last entry on the way to it. */
  | { readonly kind: "missing"; readonly matched: string }
  /** It is in no naming context of this server. */
  | { readonly kind: "elsewhere" }
  | { readonly kind: "malformed" };

/** Finds what a name leads to: a distinguished name, `<GUID=…>`, `<SID=…>` or `<WKGUID=…,dn>`. */
export function find(tree: Tree, name: string): Found {
  const angled = /^<(GUID|SID|WKGUID)=([^>]*)>$/i.exec(name.trim());
  if (angled) return byKey(tree, (angled[1] ?? "").toUpperCase(), angled[2] ?? "");
  const parts = parseDn(name)?.map(rdnKey).reverse();
  if (!parts) return { kind: "malformed" };
  const top = topOf(tree, parts);
  return top ? descend(tree, top, parts.slice(top.depth)) : { kind: "elsewhere" };
}

/** Finds the entry of a name; `undefined` when there is none. */
export function entryAt(tree: Tree, name: string): Entry | undefined {
  const found = find(tree, name);
  return found.kind === "entry" ? found.entry : undefined;
}

interface Top {
  readonly id: string;
  readonly depth: number;
}

function topOf({ tops }: Tree, parts: readonly string[]): Top | undefined {
  let best: Top | undefined;
  for (const [id, key] of tops) {
    if (key.length > parts.length || key.length <= (best?.depth ?? 0)) continue;
    if (key.every((part, at) => part === parts[at])) best = { id, depth: key.length };
  }
  return best;
}

function descend(tree: Tree, top: Top, parts: readonly string[]): Found {
  let id = top.id;
  for (const part of parts) {
    const below = tree.children.get(id)?.get(part);
    if (below === undefined) return missing(tree, id);
    id = below;
  }
  const entry = tree.entries.get(id);
  return entry ? { kind: "entry", entry } : missing(tree, top.id);
}

function missing(tree: Tree, id: string): Found {
  const last = tree.entries.get(id);
  return { kind: "missing", matched: last ? dnOf(tree, last) : "" };
}

function byKey(tree: Tree, kind: string, value: string): Found {
  const id =
    kind === "GUID"
      ? guidOf(value)
      : kind === "SID"
        ? sidHolder(tree, value)
        : wellKnown(tree, value);
  if (id === undefined) return { kind: "malformed" };
  const entry = tree.entries.get(id);
  return entry ? { kind: "entry", entry } : { kind: "missing", matched: "" };
}

function guidOf(value: string): string | undefined {
  if (/^[0-9a-f]{32}$/i.test(value)) return guidText(Buffer.from(value, "hex").toString("latin1"));
  return guidBytes(value) === undefined ? undefined : value.replace(/[{}]/g, "").toLowerCase();
}

function sidHolder(tree: Tree, value: string): string | undefined {
  const bytes = /^[0-9a-f]+$/i.test(value)
    ? Buffer.from(value, "hex").toString("latin1")
    : sidBytes(value);
  if (bytes === undefined) return;
  const [id = ""] = foundBy(tree, "objectsid", bytes) ?? [];
  return id;
}

const wellKnownNames: Readonly<Record<string, string>> = {
  a9d1ca15768811d1aded00c04fd8d5cd: "CN=Users",
  aa312825768811d1aded00c04fd8d5cd: "CN=Computers",
  a361b2ffffd211d1aa4b00c04fd7d83a: "OU=Domain Controllers",
  ab1d30f3768811d1aded00c04fd8d5cd: "CN=System",
  "18e2ea80684f11d2b9aa00c04f79f805": "CN=Deleted Objects",
};

function wellKnown(tree: Tree, value: string): string | undefined {
  const [guid = "", ...dn] = value.split(",");
  const name = wellKnownNames[guid.toLowerCase()];
  return name === undefined ? undefined : entryAt(tree, [name, ...dn].join(","))?.id;
}
