import type { DirectoryContext } from "../context.ts";
import { guidBytes, isGuid } from "../guid.ts";
import type { WireSearch } from "../wire.ts";

/** Says where one record is looked for by its key; `undefined` for what can be no key. */
export function placeOf(
  { dialect, settings }: DirectoryContext,
  stable: string,
): Pick<WireSearch, "base" | "scope" | "filter"> | undefined {
  if (!isGuid(stable)) return undefined;
  const { address, key } = dialect;
  if (address === "guid") {
    return { base: `<GUID=${stable}>`, scope: "base", filter: { present: "objectClass" } };
  }
  const value = key.written === "guid" ? guidBytes(stable) : stable;
  return { base: settings.baseDN, scope: "subtree", filter: { equal: key.attribute, value } };
}
