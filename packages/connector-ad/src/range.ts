import { failure } from "./errors.ts";
import { isPacked } from "./packed/packed.ts";
import { searchOnce } from "./search-once.ts";
import type { Entry, Wire, WireControl } from "./wire.ts";

/** A part of an attribute's values, as in `member;range=0-1499` (MS-ADTS section 3.1.1.3.1.3.3). */
export interface RangedName {
  /** In lower case. */
  readonly attribute: string;
  /** The number of the last value that came; `undefined` when it is the last one of all. */
  readonly last: number | undefined;
}

const form = /^([^;]+);range=\d+-(\d+|\*)$/i;

/** Reads the name of a part of an attribute; `undefined` when it names the whole of one. */
export function parseRange(name: string): RangedName | undefined {
  if (!name.includes(";")) return undefined;
  const [, attribute, end] = form.exec(name) ?? [];
  if (attribute === undefined || end === undefined) return undefined;
  return { attribute: attribute.toLowerCase(), last: end === "*" ? undefined : Number(end) };
}

/** Tells whether only a part of some attribute came. */
export function hasParts({ attributes }: Entry): boolean {
  if (isPacked(attributes) && !attributes.layout.hasOptions) return false;
  for (const name of attributes.keys()) {
    if (name.includes(";") && parseRange(name)) return true;
  }
  return false;
}

/** How the rest of a ranged attribute is asked for. */
export interface RangeOptions {
  /** How requests name the entry. */
  readonly address: string;
  readonly controls: readonly WireControl[];
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads the rest of each attribute of which only a part came, and gives the entry with all values under the attribute's
 * own name. Throws when the server refuses; an entry without parts comes back as it is.
 */
export async function wholeEntry(wire: Wire, entry: Entry, options: RangeOptions): Promise<Entry> {
  if (!hasParts(entry)) return entry;
  const parts = [...entry.attributes].flatMap(([name, values]) => {
    const range = parseRange(name);
    return range ? [{ name, values, range }] : [];
  });
  const attributes = new Map(entry.attributes);
  for (const { name, values, range } of parts) {
    const rest = await restOf(wire, range, options);
    attributes.delete(name);
    attributes.set(range.attribute, [...values, ...rest]);
  }
  return { ...entry, attributes };
}

async function restOf(
  wire: Wire,
  { attribute, last }: RangedName,
  { address, controls, signal }: RangeOptions,
): Promise<Uint8Array[]> {
  const found: Uint8Array[] = [];
  for (let end = last; end !== undefined; ) {
    const search = {
      base: address,
      scope: "base",
      filter: { present: "objectClass" },
      attributes: [`${attribute};range=${end + 1}-*`],
    } as const;
    const { entries, result } = await searchOnce(wire, search, { controls, signal });
    if (result.code !== 0) throw failure(result, { call: "search" });
    const part = partOf(entries[0], attribute);
    for (const value of part.values) found.push(value);
    if (part.end !== undefined && part.end <= end) return found;
    end = part.end;
  }
  return found;
}

// When nothing is left, some servers answer the name without values, which does not come over the wire.
function partOf(
  entry: Entry | undefined,
  attribute: string,
): { readonly values: readonly Uint8Array[]; readonly end: number | undefined } {
  for (const [name, values] of entry?.attributes ?? []) {
    const range = parseRange(name);
    if (range?.attribute === attribute) return { values, end: range.last };
  }
  return { values: [], end: undefined };
}
