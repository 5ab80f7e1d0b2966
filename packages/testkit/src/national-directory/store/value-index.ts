import type { Properties } from "./change.ts";
import { addHolder, type Holders, holdersOf } from "./holders.ts";

/** Which objects hold or ever held a value, so that a search need not look at all of them. */
export interface ValueIndex {
  readonly properties: ReadonlySet<string>;
  readonly holders: Holders;
}

const searched = [
  "userPrincipalName",
  "mail",
  "employeeId",
  "displayName",
  "onPremisesImmutableId",
];

/** Makes an index of what is usually searched, and of further properties. */
export function valueIndex(further: readonly string[]): ValueIndex {
  return { properties: new Set([...searched, "proxyAddresses", ...further]), holders: new Map() };
}

/** Notes what an object holds from now on. */
export function noteValues(index: ValueIndex, id: string, properties: Properties): void {
  for (const property of index.properties) {
    const value = properties[property];
    if (typeof value === "string") addHolder(index.holders, keyOf(property, value), id);
    else if (Array.isArray(value)) {
      for (const one of value) addHolder(index.holders, keyOf(property, String(one)), id);
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
  return holdersOf(index.holders, keyOf(property, value));
}

function keyOf(property: string, value: string): string {
  return `${property}\n${value.toLowerCase()}`;
}
