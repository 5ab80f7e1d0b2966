/** By attribute, what an allotted name was made from, and the name. */
type LinkedNames = Readonly<Record<string, readonly [stem: string, name: string]>>;

/** Writes the names of a link that have a stem as one text; `undefined` when there are none. */
export function linkedNamesText(
  stems: Readonly<Record<string, string>>,
  names: Readonly<Record<string, string>>,
): string | undefined {
  const known = Object.keys(names)
    .filter((attribute) => Object.hasOwn(stems, attribute))
    .sort();
  if (known.length === 0) return undefined;
  const rows = known.map((attribute) => [attribute, [stems[attribute], names[attribute]]]);
  return JSON.stringify(Object.fromEntries(rows));
}

/** Reads from a text of {@link linkedNamesText} the name that was made from a stem. */
export function linkedName(
  text: string,
  { attribute, stem }: { readonly attribute: string; readonly stem: string },
): string | undefined {
  const names = JSON.parse(text) as LinkedNames;
  const known = Object.hasOwn(names, attribute) ? names[attribute] : undefined;
  return known?.[0] === stem ? known[1] : undefined;
}
