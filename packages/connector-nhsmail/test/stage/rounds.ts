import type { Account, Change, ChangePage, DeltaToken, TargetSession } from "@rollcall/core";

/** One round of changes, as a caller sees it. */
export interface Round {
  readonly changes: readonly Change<Account>[];
  readonly token: DeltaToken;
}

/** Takes one round of changes; a first token without one. */
export async function round(session: TargetSession, token?: DeltaToken): Promise<Round> {
  const pages: ChangePage<Account>[] = [];
  for await (const page of session.changes?.since(token) ?? []) pages.push(page);
  const last = pages.at(-1)?.token;
  if (!last) throw new Error("the last page gave no token");
  return { changes: pages.flatMap(({ changes }) => changes), token: last };
}

/** Writes changes as texts, in order, such as `upsert 00000000-…`. */
export function told({ changes }: Pick<Round, "changes">): readonly string[] {
  return changes
    .map(
      (one) => `${one.change} ${one.change === "upsert" ? one.record.ref.stable : one.ref.stable}`,
    )
    .sort();
}
