import {
  type Account,
  assertToken,
  type Change,
  type ChangePage,
  contentHash,
  type DeltaToken,
} from "@rollcall/core";
import { changedKeys } from "./changed-keys.ts";
import type { Directory } from "./directory.ts";
import { inPages } from "./in-pages.ts";
import { accountOf } from "./read.ts";
import { refOf } from "./receipt.ts";

/** Gives the accounts that changed after `token`, or without a token one that stands for now. */
export async function* since(
  directory: Directory,
  token: DeltaToken | undefined,
  signal: AbortSignal | undefined,
): AsyncIterable<ChangePage<Account>> {
  const next = tokenOf(directory);
  const changes = token ? changesAfter(directory, token) : [];
  const paging = { size: directory.settings.pageSize, signal };
  for await (const { slice, last } of inPages(changes, paging)) {
    if (!last) yield { changes: slice };
    else yield { changes: slice, token: next, completeness: { state: "complete" } };
  }
}

function changesAfter(directory: Directory, token: DeltaToken): readonly Change<Account>[] {
  assertToken(token, tokenOf(directory));
  const keys = changedKeys(directory.journal, token);
  return keys.flatMap((key) => changeOf(directory, key));
}

function changeOf(directory: Directory, key: string): readonly Change<Account>[] {
  const found = directory.accounts.get(key);
  if (found && directory.concealed(found)) return [];
  if (found && !found.deleted) return [{ change: "upsert", record: accountOf(directory, found) }];
  // What was purged is remembered by its key alone.
  const kind = found?.kind ?? directory.purged.get(key);
  if (kind === undefined) return [];
  const ref = found ? refOf(directory, found) : { kind, stable: key };
  return [{ change: "tombstone", ref }];
}

function tokenOf(directory: Directory): DeltaToken {
  const { name, schema, clock } = directory.settings;
  return {
    connector: name,
    scope: "all",
    issuedAt: clock(),
    origin: `memory:${name}`,
    fingerprint: contentHash(schema),
    value: String(directory.journal.sequence),
  };
}
