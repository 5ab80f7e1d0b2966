import type { Account, AccountRef } from "@rollcall/core";
import { accountOf } from "../account.ts";
import { accountShape } from "../account-shape.ts";
import type { DirectoryContext } from "../context.ts";
import type { DialectKind } from "../dialect/dialect.ts";
import { keyOf } from "../entry-key.ts";
import { entryDN } from "../extended-dn.ts";
import { linkTables } from "../links.ts";
import { protectionAttributes } from "../protect.ts";
import type { Entry } from "../wire.ts";
import type { Call } from "./call.ts";
import { readByKey } from "./read-together.ts";
import { refusal } from "./refusal.ts";

/** A record as it stood right before a write, with the attributes that were asked for and no memberships. */
export interface Found {
  /** Its values as they came, and its DN alone. */
  readonly entry: Entry;
  readonly kind: DialectKind;
  readonly account: Account;
}

/** Finds the dialect's kind of an operation. Throws `unsupported` when the directory has none of that name. */
export function kindOf({ dialect }: DirectoryContext, name: string): DialectKind {
  const kind = Object.hasOwn(dialect.kinds, name) ? dialect.kinds[name] : undefined;
  if (kind) return kind;
  throw refusal("unsupported", "the directory has no records of this kind", {
    rule: "kind",
    advice: "Use a kind of the connector's schema: account, group or container.",
  });
}

/** Reads one record right before it is written; `undefined` when there is none of that key and kind. */
export async function find(
  call: Call,
  { kind: name, stable }: AccountRef,
  names: readonly string[],
): Promise<Found | undefined> {
  const { context } = call;
  const kind = kindOf(context, name);
  const shape = accountShape(context.dialect, {
    kind: name,
    wanted: names,
    withoutBacklinks: true,
  });
  const attributes = [...new Set([...shape.asked, ...protectionAttributes])];
  const read = await readByKey(call, { stable, filter: kind.filter, attributes });
  if (!read) return undefined;
  const links = linkTables(context)();
  await links.learn([read], shape, call.signal);
  const observedAt = context.settings.now();
  const account = accountOf(read, { shape, links, observedAt, withoutBacklinks: true });
  if ("rule" in account) throw unreadable(account);
  return { entry: { ...read, dn: entryDN(read) }, kind, account };
}

/** Gives the name of an entry in requests: one that a rename in between does not change, where the server has such. */
export function nameOf({ entry }: Found, { dialect }: DirectoryContext): string {
  const stable = keyOf(entry, dialect);
  return dialect.address === "guid" && stable !== undefined ? `<GUID=${stable}>` : entry.dn;
}

function unreadable({ rule, advice }: { readonly rule: string; readonly advice: string }): Error {
  const message = "the record cannot be read well enough to be written";
  return refusal("permission-denied", message, { rule, advice });
}
