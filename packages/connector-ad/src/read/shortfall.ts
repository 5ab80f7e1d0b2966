import type { DirectoryContext } from "../context.ts";
import { dnKey } from "../dn-key.ts";
import type { SearchPart } from "../paging.ts";

/** Codes after which the rest of the tree can still be read (RFC 4511 section 4.1.9). */
const shortfalls: Readonly<Record<number, string>> = {
  3: "the server ran out of time",
  4: "the server gives no more records in one search",
  10: "a part of the tree is on another server",
  11: "an administrator's limit was reached",
  32: "it was not found, or the connector's account may not see it",
  50: "the connector's account may not read it",
};

/** Tells whether a search that ended with this code leaves the others to go on. */
export function isShortfall(code: number): boolean {
  return code in shortfalls;
}

/** Says in what is read falls short of a whole read of its base; nothing when it does not. */
export function shortfallOf(
  { root, dialect }: DirectoryContext,
  { result, last, references, entries }: SearchPart,
  base: string,
): readonly string[] {
  const reasons: string[] = [];
  const short = shortfalls[result.code];
  if (short !== undefined) reasons.push(`${base}: ${short}`);
  if (last === "unknown") reasons.push(`${base}: the server did not say that this was all`);
  if (references.some((url) => !leadsElsewhere(url, root))) {
    reasons.push(`${base}: a part of the tree is in another directory, which is not followed`);
  }
  const key = dialect.key.attribute.toLowerCase();
  if (entries.some(({ attributes }) => !attributes.has(key))) {
    reasons.push(`${base}: some records can be seen and not read`);
  }
  return reasons;
}

// Partitions of a forest in which there are no accounts.
const zones = /^dc=(domain|forest)dnszones,/i;

/** A search of a domain always refers to the forest's other partitions; they hold no accounts. */
function leadsElsewhere(
  url: string,
  { configurationNamingContext, schemaNamingContext }: DirectoryContext["root"],
): boolean {
  const path = /^ldaps?:\/\/[^/]*\/([^?]*)/i.exec(url)?.[1];
  if (path === undefined) return false;
  const dn = decoded(path);
  const partitions = [configurationNamingContext, schemaNamingContext];
  return zones.test(dn) || partitions.some((one) => one !== undefined && dnKey(one) === dnKey(dn));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
