import { contentHash } from "@rollcall/core";
import type { Fields } from "../input/field-reader.ts";
import { zonedInstant } from "../input/instant.ts";
import { signInReader } from "../sign-in/sign-in-reader.ts";

/** Gives a text of an event that is worth something; `undefined` for anything else. For what only describes. */
export function textIn(fields: Fields | undefined, name: string): string | undefined {
  const value = fields?.[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/**
 * Makes the id of an event that has none of its own out of what tells it apart: a hash, since a decision carries the id
 * into logs, where no name of a person, a session or a device has any business.
 */
export function namelessId(...parts: readonly (string | number | undefined)[]): string {
  return contentHash(parts.map((part) => part ?? null)).slice(0, 32);
}

/**
 * Gives the objects of a list, the first `most` of it; none for what is no list. Throws `invalid-value` for anything in
 * it that is no object.
 */
export function listIn(fields: Fields, name: string, most: number): readonly Fields[] {
  const list = fields[name];
  const found: Fields[] = [];
  if (!Array.isArray(list)) return found;
  for (const item of list.slice(0, most)) {
    const one = signInReader.fields(item, name);
    if (one) found.push(one);
  }
  return found;
}

/** Reads an instant in ISO 8601 with a zone, in milliseconds since 1970. Throws `invalid-value` when there is none. */
export function instantIn(fields: Fields | undefined, name: string): number {
  const at = zonedInstant(fields?.[name]);
  if (at !== undefined) return at;
  throw signInReader.fault(name, "must be an instant with a zone, such as 2026-11-21T08:15:00Z");
}
