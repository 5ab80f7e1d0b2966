import { refuse } from "../messages/refusal.ts";
import type { Entry } from "../tree/entry.ts";
import { isDeleted } from "../tree/entry-state.ts";
import { find } from "../tree/find.ts";
import type { Tree } from "../tree/tree.ts";

/** What a value that names an entry says. */
export interface NamedEntry {
  /** Missing when there is no such entry. */
  readonly entry: Entry | undefined;
  /** In seconds from now. */
  readonly ttl: number | undefined;
}

/** Reads a value that names an entry: its name, its GUID or SID in angle brackets, and `<TTL=n,…>` round it. */
export function namedEntry(tree: Tree, value: Uint8Array): NamedEntry {
  const text = Buffer.from(value).toString("utf8");
  const timed = /^<TTL=(\d+),(.*)>$/is.exec(text) ?? /^<TTL=(\d+)>,(.*)$/is.exec(text);
  if (timed && tree.domain.level < 7) return refuse("invalidDNSyntax", "0000208F");
  const name = (timed?.[2] ?? text).replace(/^(<(?:GUID|SID)=[^>]*>);.*$/is, "$1");
  const found = find(tree, name);
  if (found.kind === "malformed") return refuse("invalidDNSyntax", "0000208F");
  const entry = found.kind === "entry" && !isDeleted(found.entry) ? found.entry : undefined;
  return { entry, ttl: timed ? Number(timed[1]) : undefined };
}
