import type { DirectoryContext } from "../context.ts";
import { linkGuid } from "../extended-dn.ts";
import { wholeEntry } from "../range.ts";
import { linkControls } from "../read/scope.ts";
import { searchOnce } from "../search-once.ts";

/** Reads the keys of all members of a group, however many there are. */
export async function membersOf(
  context: DirectoryContext,
  guid: string,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const { wire, dialect } = context;
  const address = `<GUID=${guid}>`;
  const { attribute } = dialect.membership;
  const controls = linkControls(context);
  const search = {
    base: address,
    scope: "base",
    filter: { present: "objectClass" },
    attributes: [attribute],
  } as const;
  const [entry] = (await searchOnce(wire, search, { controls, signal })).entries;
  if (!entry) return [];
  const whole = await wholeEntry(wire, entry, { address, controls, signal });
  const values = whole.attributes.get(attribute.toLowerCase()) ?? [];
  return values.flatMap((value) => linkGuid(value) ?? []);
}
