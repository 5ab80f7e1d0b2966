import { guidBytes } from "../names/guid.ts";
import { sidText } from "../names/sid.ts";
import type { Entry } from "../tree/entry.ts";
import { entryAt } from "../tree/find.ts";
import { first } from "../tree/kept.ts";
import { dnOf } from "../tree/place.ts";
import type { Tree } from "../tree/tree.ts";

/** How names of entries are written: as they are, or with GUID and SID in front, in hexadecimal or as text. */
export type NameForm = "plain" | "hexadecimal" | "text";

/** Writes the name of an entry in a form ([MS-ADTS] 3.1.1.3.4.1.5). */
export function writeName(tree: Tree, named: Entry | string, form: NameForm): string {
  const entry = typeof named === "string" ? entryAt(tree, named) : named;
  if (!entry) return String(named);
  const dn = dnOf(tree, entry);
  if (form === "plain") return dn;
  const sid = first(entry, "objectsid");
  const guid = form === "text" ? entry.id : hex(guidBytes(entry.id) ?? "");
  const key = sid === undefined ? "" : `<SID=${form === "text" ? sidText(sid) : hex(sid)}>;`;
  return `<GUID=${guid}>;${key}${dn}`;
}

function hex(bytes: string): string {
  return Buffer.from(bytes, "latin1").toString("hex");
}
