import type { DirectoryContext } from "../context.ts";
import { showDeletedControl } from "../controls.ts";
import { keyOf } from "../entry-key.ts";
import { failure } from "../errors.ts";
import { entryDN } from "../extended-dn.ts";
import { guidBytes } from "../guid.ts";
import { pagedSearch } from "../paging.ts";
import { textsOf } from "../texts-of.ts";
import type { Entry } from "../wire.ts";

/** What an object is now. */
export interface Fact {
  readonly dn: string;
  readonly kind: "account" | "group" | "container" | undefined;
  readonly deleted: boolean;
}

/** GUIDs in one filter. */
const atOnce = 100;

/** Finds out what objects are, deleted ones too; those that cannot be seen are left out. */
export async function factsOf(
  context: DirectoryContext,
  guids: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Fact>> {
  const { wire, root, dialect, settings } = context;
  const facts = new Map<string, Fact>();
  for (let at = 0; at < guids.length; at += atOnce) {
    const search = {
      base: root.defaultNamingContext,
      scope: "subtree",
      filter: anyOf(guids.slice(at, at + atOnce)),
      attributes: [dialect.key.attribute, "objectClass", "isDeleted"],
    } as const;
    const paging = { pageSize: settings.pageSize, controls: [showDeletedControl], signal };
    for await (const { entries, result } of pagedSearch(wire, search, paging)) {
      if (result.code !== 0) throw failure(result, { call: "search" });
      for (const entry of entries) {
        const guid = keyOf(entry, dialect);
        if (guid !== undefined) facts.set(guid, factOf(entry));
      }
    }
  }
  return facts;
}

/** Matches the objects of these keys. */
export function anyOf(guids: readonly string[]): {
  readonly or: readonly { readonly equal: string; readonly value: Uint8Array }[];
} {
  return { or: guids.map((guid) => ({ equal: "objectGUID", value: guidBytes(guid) })) };
}

function factOf(entry: Entry): Fact {
  const values = (name: string): readonly string[] =>
    textsOf(entry, name).map((text) => text.toLowerCase());
  return {
    dn: entryDN(entry),
    kind: kindOf(new Set(values("objectclass"))),
    deleted: values("isdeleted")[0] === "true",
  };
}

function kindOf(classes: ReadonlySet<string>): Fact["kind"] {
  if (classes.has("computer")) return undefined;
  if (classes.has("user")) return "account";
  if (classes.has("group")) return "group";
  const isContainer = classes.has("organizationalunit") || classes.has("container");
  return isContainer ? "container" : undefined;
}
