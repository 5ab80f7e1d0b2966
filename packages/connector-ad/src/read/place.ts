import type { DirectoryContext } from "../context.ts";
import { guidBytes, isGuid } from "../guid.ts";
import type { WireFilter, WireSearch } from "../wire.ts";

/** Says where one record is looked for by its key; `undefined` for what can be no key. */
export function placeOf(
  { dialect, settings }: DirectoryContext,
  stable: string,
): Pick<WireSearch, "base" | "scope" | "filter"> | undefined {
  if (!isGuid(stable)) return undefined;
  if (dialect.address === "guid") {
    return { base: `<GUID=${stable}>`, scope: "base", filter: { present: "objectClass" } };
  }
  return { base: settings.baseDN, scope: "subtree", filter: keyFilter(dialect, stable) };
}

/** Matches the entry of a key. */
export function keyFilter({ key }: DirectoryContext["dialect"], stable: string): WireFilter {
  return { equal: key.attribute, value: key.written === "guid" ? guidBytes(stable) : stable };
}
