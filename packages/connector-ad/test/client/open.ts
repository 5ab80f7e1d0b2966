import { secret } from "@rollcall/core";
import { type OpenWireOptions, openWire } from "../../src/client/open-wire.ts";
import { type ActiveDirectoryOptions, parseOptions } from "../../src/options.ts";
import type { Entry, Wire, WireCall, WirePart, WireSearch } from "../../src/wire.ts";

/** The base of all tests here. */
export const base = "DC=trust,DC=nhs,DC=example";

/** A search for everything. */
export const everything: WireSearch = {
  base,
  scope: "subtree",
  filter: { present: "objectClass" },
  attributes: ["cn"],
};

/** Opens a wire as an integrator's options would. */
export function open(
  options: Partial<ActiveDirectoryOptions> & Pick<ActiveDirectoryOptions, "url">,
  how?: OpenWireOptions,
): Promise<Wire> {
  const credentials = { name: "rollcall@trust.nhs.example", password: secret(Buffer.from("pw")) };
  return openWire(parseOptions({ baseDN: base, credentials, ...options }).wire, how);
}

/** Reads the whole answer to a search. */
export async function readAll(
  wire: Wire,
  search: WireSearch = everything,
  call?: WireCall,
): Promise<WirePart & { readonly entries: readonly Entry[]; readonly parts: number }> {
  const entries: Entry[] = [];
  const references: string[] = [];
  let parts = 0;
  for await (const part of wire.search(search, call)) {
    parts++;
    for (const each of part.entries) entries.push(each);
    references.push(...part.references);
    if (part.result) return { entries, references, result: part.result, parts };
  }
  return { entries, references, parts };
}
