import type { Entry } from "./entry.ts";

/** Gives the values that an entry keeps of an attribute. */
export function kept({ attributes }: Entry, key: string): readonly string[] {
  return attributes.get(key) ?? none;
}

/** Gives the only value, or the first, that an entry keeps of an attribute. */
export function first(entry: Entry, key: string): string | undefined {
  return entry.attributes.get(key)?.[0];
}

/** Gives a number that an entry keeps, or 0. */
export function numberAt(entry: Entry, key: string): number {
  return Number(first(entry, key) ?? 0);
}

const none: readonly string[] = [];
