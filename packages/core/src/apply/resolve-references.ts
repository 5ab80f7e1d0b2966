import type { AccountRef } from "../model/account.ts";
import type { Json } from "../model/value.ts";
import { escapeKeyPart, unescapeKeyPart } from "../store/store-key.ts";

/** Finds the account that a text refers to: `undefined` when the text is no reference to an account of the plan. */
export type FindAccount = (text: string) => AccountRef | "not-made" | undefined;

/** Gives JSON with every reference to an account that was made resolved: a text to its key, a `stable` to its whole address. */
export function replaced(value: Json, find: FindAccount): Json {
  if (typeof value === "string") return madeRef(value, find)?.stable ?? value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => replaced(item, find));
  const members = Object.entries(value).map(([name, item]) => [name, replaced(item, find)]);
  const { stable } = value as { readonly stable?: Json };
  return { ...Object.fromEntries(members), ...madeRef(stable, find) };
}

function madeRef(value: Json | undefined, find: FindAccount): AccountRef | undefined {
  const found = typeof value === "string" ? find(value) : undefined;
  return found === "not-made" ? undefined : found;
}

/** Resolves the references in a key of a store; `undefined` when one was not made. */
export function replacedKey(key: string, find: FindAccount): string | undefined {
  if (!key.includes("new:")) return key;
  const parts = key.split("/");
  for (const [index, part] of parts.entries()) {
    // The last part of a key may hold a `/` of its own; the others are escaped.
    const rest = find(parts.slice(index).join("/"));
    if (rest === "not-made") return undefined;
    if (rest) return [...parts.slice(0, index), rest.stable].join("/");
    const one = find(unescapeKeyPart(part));
    if (one === "not-made") return undefined;
    if (one) parts[index] = escapeKeyPart(one.stable);
  }
  return parts.join("/");
}

/** Tells whether JSON holds a reference to an account of the plan that was not made. */
export function holdsUnmade(value: Json, find: FindAccount): boolean {
  if (typeof value === "string") return find(value) === "not-made";
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some((item) => holdsUnmade(item, find));
}
