import type { DirectoryContext } from "../context.ts";
import { controlOid, extendedDNControl } from "../controls.ts";
import { isWithin } from "../dn-key.ts";
import type { WireControl, WireFilter } from "../wire.ts";

/** Gives the parts of the tree in which records of a kind are looked for; groups and containers may stand anywhere. */
export function basesOf({ settings }: DirectoryContext, kind: string): readonly string[] {
  return kind === "account" ? settings.bases : [settings.baseDN];
}

/** Matches the records of a kind that the connector was told to read. */
export function filterOf({ dialect, settings }: DirectoryContext, kind: string): WireFilter {
  const own = dialect.kinds[kind]?.filter ?? { present: "objectClass" };
  if (kind !== "account" || !settings.filter) return own;
  return { and: [own, settings.filter] };
}

/** Tells whether an entry stands where records of this kind are looked for. */
export function isInScope(context: DirectoryContext, kind: string, dn: string): boolean {
  return basesOf(context, kind).some((base) => isWithin(dn, base));
}

/** Asks for the keys of what DNs lead to, where the server knows how. */
export function linkControls({ root }: DirectoryContext): readonly WireControl[] {
  return root.controls.has(controlOid.extendedDN) ? [extendedDNControl] : [];
}
