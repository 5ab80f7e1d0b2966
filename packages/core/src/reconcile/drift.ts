import type { Change, DeltaToken } from "../connector/changes.ts";
import type { Account } from "../model/account.ts";
import { readLink } from "../store/links.ts";
import { readSettled } from "../store/settled.ts";
import { readToken } from "../store/tokens.ts";
import type { Mode } from "./mode.ts";
import { pageTally, type Tallied } from "./page-tally.ts";
import type { OpenTarget, Run } from "./run.ts";
import { type Settling, settling } from "./settling.ts";

/** What others have changed in one target since the last plan, as far as it stands for people. */
export interface Drift {
  readonly target: string;
  /** Owners of the accounts that changed. */
  readonly personIds: readonly string[];
  readonly token?: DeltaToken | undefined;
  /** What reading the changes came to; missing where none were asked for. */
  readonly read?: Tallied | undefined;
}

/**
 * Reads what has changed in a target since the last plan, where it can tell. What that plan itself wrote comes back as a
 * change too: an account that is still as the plan left it is nobody's drift. Throws when its token cannot go on.
 * A full run, which sees all of it anyway, only asks for a token to go on from.
 */
export async function readDrift(run: Run, target: OpenTarget, mode: Mode["mode"]): Promise<Drift> {
  const token = mode === "full" ? undefined : await readToken(run.store, target.name);
  const people = new Set<string>();
  const tally = pageTally();
  let next: DeltaToken | undefined;
  let count = 0;
  const options = { signal: run.options.signal };
  const left = settling(target, run.store.id);
  for await (const page of target.session.changes?.since(token, options) ?? []) {
    for (const change of page.changes) {
      const { stable } = change.change === "upsert" ? change.record.ref : change.ref;
      if (await isOwn(run, target, { change, left })) continue;
      const link = await readLink(run.store, target.name, stable);
      if (link) people.add(link.personId);
    }
    count += page.changes.length;
    tally.take(page);
    next = page.token ?? next;
  }
  const read = token && tally.end({ system: target.name, count, missingCanaries: [] });
  return { target: target.name, personIds: [...people].sort(), token: next, read };
}

async function isOwn(
  { store }: Run,
  target: OpenTarget,
  { change, left }: { readonly change: Change<Account>; readonly left: Settling },
): Promise<boolean> {
  if (change.change !== "upsert") return false;
  const { record } = change;
  const key = { target: target.name, account: record.ref.stable };
  const settled = record.ref.kind === target.kind ? await readSettled(store, key) : undefined;
  return settled !== undefined && left.isSettled(record, settled);
}
