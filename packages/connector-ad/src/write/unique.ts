import type { Attributes } from "@rollcall/core";
import { comparisonKey } from "@rollcall/core";
import type { DialectAttribute, DialectKind } from "../dialect/dialect.ts";
import { keyOf } from "../entry-key.ts";
import { textOf } from "../value.ts";
import type { Entry, WireFilter } from "../wire.ts";
import { valuesOf } from "./after.ts";
import type { Call } from "./call.ts";
import { refusal } from "./refusal.ts";
import { searchForAny } from "./search-for-any.ts";

/** Values that are about to be written, and whose they will be. */
export interface Claim {
  readonly kind: DialectKind;
  readonly attributes: Attributes;
  /** The key of the record that may hold them already; none for a new one. */
  readonly self?: string | undefined;
}

/**
 * Throws `not-unique` when another record of the domain holds a value that the schema says is unique. Active Directory
 * sees to it itself for sAMAccountName and userPrincipalName and not for mail, and no error of it says which value it was.
 * Between this search and the write another hand may still come in.
 */
export async function assertUnique(call: Call, claim: Claim): Promise<void> {
  for (const entry of await holdersOf(call, claim)) {
    if (keyOf(entry, call.context.dialect) === claim.self) continue;
    throw notUnique(takenBy(entry, claim));
  }
}

/** Finds the records that hold one of the unique values; none when there are no such values. */
export async function holdersOf(call: Call, claim: Claim): Promise<readonly Entry[]> {
  const unique = uniqueOf(claim);
  if (unique.length === 0) return [];
  const { dialect } = call.context;
  const or = unique.map(([equal, value]): WireFilter => ({ equal, value }));
  const attributes = [dialect.key.attribute, ...new Set(unique.map(([name]) => name))];
  return await searchForAny(call, { or, attributes });
}

/** Makes the error for a value that another record has. */
export function notUnique(field: string | undefined): Error {
  return refusal("not-unique", "another record of the directory has this value", {
    field,
    rule: "unique",
    advice: "Choose another value; a rule that allots names takes the next one that is free.",
  });
}

function uniqueOf({ kind, attributes }: Claim): readonly (readonly [string, string])[] {
  return Object.entries(kind.attributes).flatMap(([name, { unique }]) =>
    unique === true
      ? valuesOf(attributes[name]).map((value) => [name, String(value)] as const)
      : [],
  );
}

/** Names the attribute of which an entry holds a value; `undefined` when it holds none. */
export function takenBy({ attributes }: Entry, claim: Claim): string | undefined {
  const { kind } = claim;
  return uniqueOf(claim).find(([name, value]) => {
    const key = (text: string): string =>
      comparisonKey(kind.attributes[name] as DialectAttribute, text);
    const held = attributes.get(name.toLowerCase()) ?? [];
    return held.some((bytes) => key(textOf(bytes)) === key(value));
  })?.[0];
}
