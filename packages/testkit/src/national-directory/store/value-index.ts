import type { Properties } from "./change.ts";

/** Which objects hold or ever held a value, so that a search need not look at all of them. */
export interface ValueIndex {
  readonly properties: ReadonlySet<string>;
  readonly holders: Map<string, Set<string>>;
}

const searched = [
  "userPrincipalName",
  "mail",
  "mailNickname",
  "employeeId",
  "displayName",
  "onPremisesImmutableId",
  "companyName",
];

/** Makes an index of what is usually searched, and of further properties. */
export function valueIndex(further: readonly string[]): ValueIndex {
  return { properties: new Set([...searched, "proxyAddresses", ...further]), holders: new Map() };
}

/** Notes what an object holds from now on. */
export function noteValues(index: ValueIndex, id: string, properties: Properties): void {
  for (const [property, value] of Object.entries(properties)) {
    if (!index.properties.has(property)) continue;
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one === "string") note(index, keyOf(property, one), id);
    }
  }
}

/** Gives the objects that hold or ever held a value; `undefined` for a property that is not indexed. */
export function everHeld(
  index: ValueIndex,
  property: string,
  value: string,
): ReadonlySet<string> | undefined {
  if (!index.properties.has(property)) return;
  return index.holders.get(keyOf(property, value)) ?? new Set();
}

function note(index: ValueIndex, key: string, id: string): void {
  const found = index.holders.get(key);
  if (found) found.add(id);
  else index.holders.set(key, new Set([id]));
}

function keyOf(property: string, value: string): string {
  return `${property}\n${value.toLowerCase()}`;
}
