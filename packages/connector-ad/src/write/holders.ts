import { sidText } from "../sid.ts";
import type { WireFilter } from "../wire.ts";
import { type Call, searchFew } from "./call.ts";
import type { Found } from "./find.ts";
import { entriesOf } from "./references.ts";

/**
 * Tells which of these accounts hold a group now, directly or as their primary group, by key. The server answers it from
 * the members' side where members know their groups, and otherwise for each of them from the group's.
 */
export async function holdersAmong(
  call: Call,
  group: Found,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const { dialect, root } = call.context;
  if (root.backlinks) {
    return new Set((await entriesOf(call, keys, [], [heldBy(call, group)])).keys());
  }
  const entries = await entriesOf(call, keys, []);
  const holders = new Set<string>();
  for (const [key, { dn }] of entries) {
    const filter = { equal: dialect.membership.attribute, value: dn };
    const search = { base: group.entry.dn, scope: "base", filter, attributes: ["1.1"] } as const;
    if ((await searchFew(call, search)).length > 0) holders.add(key);
  }
  return holders;
}

/** Matches those who hold a group. */
function heldBy({ context }: Call, group: Found): WireFilter {
  const { back, primary } = context.dialect.membership;
  const direct: WireFilter = { equal: back, value: group.entry.dn };
  const sid = group.entry.attributes.get("objectsid")?.[0];
  const rid = sid && sidText(sid)?.split("-").at(-1);
  return primary && rid ? { or: [direct, { equal: primary, value: rid }] } : direct;
}
