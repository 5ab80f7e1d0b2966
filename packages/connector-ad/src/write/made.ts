import { type CreateOperation, compareValue } from "@rollcall/core";
import type { DirectoryContext } from "../context.ts";
import { keyOf } from "../entry-key.ts";
import type { Entry } from "../wire.ts";
import { type Call, searchFew } from "./call.ts";
import { type Found, find } from "./find.ts";
import { holdersOf } from "./unique.ts";

/** What a new record is to be, and where. */
export interface Making {
  readonly operation: CreateOperation;
  readonly kind: Found["kind"];
  readonly dn: string;
}

/** What stands in the way of a new record. */
export interface InTheWay {
  /** The record that the same operation has made before, should there be one. */
  readonly made?: Found | undefined;
  /** Others that hold one of its unique values. */
  readonly holders: readonly Entry[];
}

/**
 * Looks for what holds a unique value of a new record, or its name when `atName`. A record of which every attribute is as
 * the operation asks is the one that it made before, when the answer was lost; any other is somebody else's, and is
 * never taken over.
 */
export async function lookInTheWay(
  call: Call,
  { operation, kind, dn }: Making,
  { atName }: { readonly atName: boolean },
): Promise<InTheWay> {
  const { dialect } = call.context;
  const holders = await holdersOf(call, { kind, attributes: operation.attributes });
  const named = atName ? await entryAt(call, dn) : [];
  const keys = new Set([...holders, ...named].map((entry) => keyOf(entry, dialect)));
  for (const stable of keys) {
    if (stable === undefined) continue;
    const ref = { kind: operation.account, stable };
    const found = await find(call, ref, Object.keys(operation.attributes));
    if (found && isAsAsked(found, operation)) return { made: found, holders };
  }
  return { holders };
}

/** Reads the key of the entry of a name; none when there is no such entry. */
export function entryAt(call: Call, dn: string): Promise<readonly Entry[]> {
  const attributes = [keyAttribute(call.context)];
  return searchFew(call, {
    base: dn,
    scope: "base",
    filter: { present: "objectClass" },
    attributes,
  });
}

function keyAttribute({ dialect }: DirectoryContext): string {
  return dialect.key.attribute;
}

/** An account that is enabled where it should not be was not made by this operation, or somebody has taken it on. */
function isAsAsked({ kind, account }: Found, operation: CreateOperation): boolean {
  if (account.enabled && !operation.enabled && operation.account === "account") return false;
  return Object.entries(operation.attributes).every(([name, value]) => {
    const attribute = kind.attributes[name];
    if (!attribute || attribute.secret || attribute.serverNormalises) return true;
    return compareValue(name, attribute)(value, account.attributes[name]) === undefined;
  });
}
