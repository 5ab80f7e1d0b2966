import type { Call } from "../controller/call.ts";
import type { SearchRequest } from "../messages/request.ts";
import { writeReference } from "../messages/write-entry.ts";
import type { Entry } from "../tree/entry.ts";
import { dnOf } from "../tree/place.ts";

/** Writes references to the naming contexts right below the place of a search, as Active Directory does. */
export function referencesBelow(call: Call<SearchRequest>, base: Entry): readonly Buffer[] {
  const { id, asked, look, controls } = call;
  if (asked.scope === "base" || base.parent !== null || controls.has("domainScope")) return [];
  const { tree } = look;
  const own = dnOf(tree, base);
  return [...tree.tops.keys()].flatMap((top) => {
    const entry = tree.entries.get(top);
    const dn = entry ? dnOf(tree, entry) : "";
    const below = dn.endsWith(`,${own}`) && dn.indexOf(",") === dn.length - own.length - 1;
    const suffix = asked.scope === "one" ? "??base" : "";
    return below ? [writeReference(id, [`ldap://${tree.domain.dnsName}/${dn}${suffix}`])] : [];
  });
}
