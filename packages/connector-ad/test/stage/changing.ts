import type { Account, Change, DeltaToken, TargetSession } from "@rollcall/core";

/** What came of one changes read. */
export interface Told {
  readonly token: DeltaToken;
  /** `upsert` or `tombstone`, with the key, in order. */
  readonly changes: readonly Change<Account>[];
}

/** Reads the changes after a token, or a first token. */
export async function changesSince(session: TargetSession, token?: DeltaToken): Promise<Told> {
  const changes: Change<Account>[] = [];
  let next: DeltaToken | undefined;
  for await (const page of session.changes?.since(token) ?? []) {
    changes.push(...page.changes);
    next = page.token ?? next;
  }
  if (!next) throw new Error("no token came");
  return { token: next, changes };
}

/** Reads everything, by key, without the time of reading. */
export async function everything(session: TargetSession): Promise<ReadonlyMap<string, string>> {
  const all = new Map<string, string>();
  for await (const { items } of session.read.scan()) {
    for (const account of items) all.set(account.ref.stable, said(account));
  }
  return all;
}

/** Writes a record without the time of reading. */
export function said({ observedAt: _, entitlements, attributes, ...rest }: Account): string {
  const held = entitlements.map(({ id }) => id).sort();
  return JSON.stringify({ ...rest, held, attributes: Object.entries(attributes).sort() });
}

/** Carries out changes on what was read before. */
export function applied(
  before: ReadonlyMap<string, string>,
  changes: readonly Change<Account>[],
): ReadonlyMap<string, string> {
  const after = new Map(before);
  for (const change of changes) {
    if (change.change === "tombstone") after.delete(change.ref.stable);
    else after.set(change.record.ref.stable, said(change.record));
  }
  return after;
}
