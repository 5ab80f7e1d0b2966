import { searchOnce } from "../search-once.ts";
import { textOf } from "../value.ts";
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
  for (const { attributes } of (await searchOnce(wire, groups, call)).entries) {
    for (const member of (attributes.get("member") ?? []).slice(0, 1)) {
      const told = await tells(wire, textOf(member), call);
      if (told !== undefined) return told;
    }
  }
  return true;
}

async function tells(wire: Wire, base: string, call: WireCall): Promise<boolean | undefined> {
  const filter = { present: "objectClass" } as const;
  const member = { base, scope: "base", filter, attributes: ["memberOf"] } as const;
  const { entries, result } = await searchOnce(wire, member, call);
  return result.code === 0 && entries[0] ? entries[0].attributes.has("memberof") : undefined;
}
