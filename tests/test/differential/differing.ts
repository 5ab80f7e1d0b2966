import { isDeepStrictEqual } from "node:util";
import type { NormalEntry } from "./normal-entry.ts";

/** Says in lines what two lists of entries do not have in common. */
export function differing(
  one: readonly NormalEntry[] = [],
  other: readonly NormalEntry[] = [],
): readonly string[] {
  const [left, right] = [byName(one), byName(other)];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((dn) => {
    const [here, there] = [left.get(dn), right.get(dn)];
    if (here === undefined || there === undefined)
      return [`${dn}: only ${here ? "first" : "second"}`];
    return attributesOf(here, there).map((line) => `${dn} ${line}`);
  });
}

function attributesOf(here: NormalEntry, there: NormalEntry): readonly string[] {
  const names = new Set([...Object.keys(here.attributes), ...Object.keys(there.attributes)]);
  return [...names].flatMap((name) => {
    const [left, right] = [here.attributes[name], there.attributes[name]];
    if (isDeepStrictEqual(left, right)) return [];
    return [`${name}: ${JSON.stringify(left)} | ${JSON.stringify(right)}`];
  });
}

function byName(entries: readonly NormalEntry[]): Map<string, NormalEntry> {
  return new Map(entries.map((entry) => [entry.dn, entry]));
}
