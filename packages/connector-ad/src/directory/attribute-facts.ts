import { pagedSearch } from "../paging.ts";
import { searchOnce } from "../search-once.ts";
import { textsOf } from "../texts-of.ts";
import type { Wire, WireCall } from "../wire.ts";
import type { Root } from "./root.ts";

/** What a server's schema says of one attribute. */
export interface AttributeFacts {
  readonly maxLength?: number | undefined;
}

/** Attributes in one filter. */
const atOnce = 100;

/**
 * Asks the server's schema about attributes, and gives those that it has by name in lower case; `undefined` when the schema
 * cannot be read.
 */
export async function readAttributeFacts(
  wire: Wire,
  { root, names, ...call }: WireCall & { readonly root: Root; readonly names: readonly string[] },
): Promise<ReadonlyMap<string, AttributeFacts> | undefined> {
  const facts =
    root.schemaNamingContext === undefined
      ? await factsOfSubschema(wire, call)
      : await factsOfObjects(wire, { ...call, base: root.schemaNamingContext, names });
  return facts.size === 0 ? undefined : facts;
}

/** Active Directory keeps one object for each attribute; `rangeUpper` of a text is in UTF-16 code units. */
async function factsOfObjects(
  wire: Wire,
  { base, names, signal }: WireCall & { readonly base: string; readonly names: readonly string[] },
): Promise<ReadonlyMap<string, AttributeFacts>> {
  const facts = new Map<string, AttributeFacts>();
  for (let at = 0; at < names.length; at += atOnce) {
    const some = names.slice(at, at + atOnce);
    const or = some.map((value) => ({ equal: "lDAPDisplayName", value }) as const);
    const attributes = ["lDAPDisplayName", "rangeUpper"];
    const search = { base, scope: "one", filter: { or }, attributes } as const;
    for await (const { entries } of pagedSearch(wire, search, { pageSize: atOnce, signal })) {
      for (const entry of entries) {
        const [name] = textsOf(entry, "lDAPDisplayName");
        const [upper] = textsOf(entry, "rangeUpper");
        if (name !== undefined)
          facts.set(name.toLowerCase(), upper === undefined ? {} : { maxLength: Number(upper) });
      }
    }
  }
  return facts;
}

/** Others describe all attributes in one entry (RFC 4512 section 4.1.2). */
async function factsOfSubschema(
  wire: Wire,
  call: WireCall,
): Promise<ReadonlyMap<string, AttributeFacts>> {
  const search = {
    base: "cn=Subschema",
    scope: "base",
    filter: { equal: "objectClass", value: "subschema" },
    attributes: ["attributeTypes"],
  } as const;
  const [entry] = (await searchOnce(wire, search, call)).entries;
  const facts = new Map<string, AttributeFacts>();
  for (const description of textsOf(entry, "attributeTypes")) {
    const names = /NAME (?:'([^']+)'|\(([^)]+)\))/.exec(description);
    for (const name of (names?.[1] ?? names?.[2] ?? "").split(/[\s']+/)) {
      if (name !== "") facts.set(name.toLowerCase(), {});
    }
  }
  return facts;
}
