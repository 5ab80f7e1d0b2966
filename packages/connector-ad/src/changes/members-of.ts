import type { DirectoryContext } from "../context.ts";
import { linkGuid } from "../extended-dn.ts";
import { wholeEntry } from "../range.ts";
import { linkControls } from "../read/scope.ts";
import { readEntry } from "../read-entry.ts";

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
  const asked = { base: address, attributes: [attribute], controls, signal };
  const entry = await readEntry(wire, asked);
  if (!entry) return [];
  const whole = await wholeEntry(wire, entry, { address, controls, signal });
  const values = whole.attributes.get(attribute.toLowerCase()) ?? [];
  return values.flatMap((value) => linkGuid(value) ?? []);
}
