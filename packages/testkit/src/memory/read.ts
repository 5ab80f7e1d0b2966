import type {
  Absent,
  Account,
  AccountRef,
  Attributes,
  KindSchema,
  Page,
  ReadQuery,
} from "@rollcall/core";
import { canonicalScalar, valuesOf } from "./canonical.ts";
import { type Directory, liveAccount, type StoredAccount } from "./directory.ts";
import { inPages } from "./in-pages.ts";
import { refOf } from "./receipt.ts";
import { refusal } from "./refusal.ts";
import { unknownOf } from "./unknown.ts";

/** Reads the accounts that `query` asks for, in the order of their keys. */
export async function* scan(directory: Directory, query: ReadQuery): AsyncIterable<Page<Account>> {
  const keys = candidates(directory, query.where);
  const paging = { size: directory.settings.pageSize, signal: query.signal };
  for await (const { slice, last } of inPages(keys, paging)) {
    const accounts = slice.flatMap((key) => {
      const found = directory.accounts.get(key);
      const seen = found && !found.deleted && !directory.concealed(found);
      return seen ? [accountOf(directory, found, query.attributes)] : [];
    });
    const items = unknownOf(accounts, query, ({ observedAt: _, ...says }) => ({
      ref: says.ref,
      says,
    }));
    yield last ? { items, completeness: { state: "complete" } } : { items };
  }
}

/** Reads one account, or gives the proof that it is not there. */
export function get(directory: Directory, ref: AccountRef): Account | Absent {
  const live = liveAccount(directory, ref);
  if (live && directory.concealed(live)) return { absent: "no-permission", ref };
  if (live) return accountOf(directory, live);
  const deleted = directory.accounts.get(ref.stable);
  const tombstone = deleted?.deleted === true && deleted.kind === ref.kind;
  return { absent: tombstone ? "tombstone" : "not-found", ref };
}

/** Writes a stored account as it is read: without secrets, and with no more than was asked for. */
export function accountOf(
  directory: Directory,
  stored: StoredAccount,
  wanted?: readonly string[] | undefined,
): Account {
  const kind = directory.settings.schema.kinds[stored.kind];
  return {
    ref: refOf(directory, stored),
    version: String(stored.version),
    attributes: readable(stored.attributes, kind, wanted),
    entitlements: stored.entitlements,
    enabled: stored.enabled,
    observedAt: directory.settings.clock(),
  };
}

function readable(
  attributes: Attributes,
  kind: KindSchema | undefined,
  wanted: readonly string[] | undefined,
): Attributes {
  const secrets = Object.values(kind?.attributes ?? {}).some(({ secret }) => secret);
  if (!wanted && !secrets) return attributes;
  return Object.fromEntries(
    Object.entries(attributes).filter(
      ([name]) => !kind?.attributes[name]?.secret && (wanted?.includes(name) ?? true),
    ),
  );
}

function candidates(directory: Directory, where: ReadQuery["where"]): readonly string[] {
  const keys = where ? matching(directory, where) : [...directory.accounts.keys()];
  return keys.sort();
}

function matching(directory: Directory, where: NonNullable<ReadQuery["where"]>): string[] {
  const kinds = Object.entries(directory.settings.schema.kinds);
  const known = kinds.filter(([, { attributes }]) => Object.hasOwn(attributes, where.attribute));
  if (known.length === 0) {
    throw refusal("unknown-attribute", "no account has such an attribute", {
      field: where.attribute,
    });
  }
  return known.flatMap(([name, kind]) => matchingKind(directory, where, [name, kind]));
}

function matchingKind(
  directory: Directory,
  where: NonNullable<ReadQuery["where"]>,
  [name, kind]: readonly [string, KindSchema],
): string[] {
  const schema = kind.attributes[where.attribute];
  if (!schema) return [];
  const wanted = new Set(where.anyOf.map((value) => canonicalScalar(value, schema)));
  const holders =
    schema.unique === true
      ? [...wanted].map((text) => directory.holders.get(`${where.attribute}\0\0${text}`) ?? "")
      : directory.accounts.keys();
  return [...new Set(holders)].filter((key) => {
    const found = directory.accounts.get(key);
    const values = valuesOf(found?.attributes[where.attribute]);
    return found?.kind === name && values.some((one) => wanted.has(canonicalScalar(one, schema)));
  });
}
