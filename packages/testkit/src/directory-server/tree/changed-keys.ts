import type { Entry } from "./entry.ts";

/** Lists the attributes that differ between an entry and what takes its place; `name` for a new name or place. */
export function changedKeys(before: Entry, after: Entry): readonly string[] {
  const keys = new Set([...before.attributes.keys(), ...after.attributes.keys()]);
  const changed = [...keys].filter(
    (key) => !sameValues(before.attributes.get(key), after.attributes.get(key)),
  );
  // A move changes the name too: that is how a reader of changes hears of it.
  const moved = before.parent !== after.parent || ownName(before) !== ownName(after);
  return moved ? [...changed, "name"] : changed;
}

function ownName({ rdn }: Entry): string {
  return rdn.map(({ value }) => value).join("\n");
}

function sameValues(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a === b || (a.length === b.length && a.every((value, at) => value === b[at]));
}
