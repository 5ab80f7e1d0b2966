import { readEntry } from "../read-entry.ts";
import { searchOnce } from "../search-once.ts";
import { textsOf } from "../texts-of.ts";
import type { Wire, WireCall } from "../wire.ts";

const groupsLookedAt = 5;

/**
 * Finds out whether members tell which groups hold them, as OpenLDAP's overlay memberof makes them: looks at a member of
 * one of the first groups. `true` as long as there is no group with a member that says otherwise.
 */
export async function readBacklinks(wire: Wire, baseDN: string, call: WireCall): Promise<boolean> {
  const groups = {
    base: baseDN,
    scope: "subtree",
    filter: { and: [{ equal: "objectClass", value: "groupOfNames" }, { present: "member" }] },
    attributes: ["member"],
    sizeLimit: groupsLookedAt,
  } as const;
  // More than were asked for is no failure: what came is enough.
  for (const group of (await searchOnce(wire, groups, call)).entries) {
    for (const member of textsOf(group, "member").slice(0, 1)) {
      const told = await tells(wire, member, call);
      if (told !== undefined) return told;
    }
  }
  return true;
}

async function tells(wire: Wire, base: string, call: WireCall): Promise<boolean | undefined> {
  const entry = await readEntry(wire, { ...call, base, attributes: ["memberOf"] });
  return entry?.attributes.has("memberof");
}
