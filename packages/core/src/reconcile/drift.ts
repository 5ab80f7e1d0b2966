import type { DeltaToken } from "../connector/changes.ts";
import { readLink } from "../store/links.ts";
import { readToken } from "../store/tokens.ts";
import type { Mode } from "./mode.ts";
import type { OpenTarget, Run } from "./run.ts";

/** What others have changed in one target since the last plan, as far as it stands for people. */
export interface Drift {
  readonly target: string;
  /** Owners of the accounts that changed. */
  readonly personIds: readonly string[];
  readonly token?: DeltaToken | undefined;
}

/**
 * Reads what has changed in a target since the last plan, where it can tell. Throws when its token cannot go on.
 * A full run, which sees all of it anyway, only asks for a token to go on from.
 */
export async function readDrift(run: Run, target: OpenTarget, mode: Mode["mode"]): Promise<Drift> {
  const token = mode === "full" ? undefined : await readToken(run.store, target.name);
  const people = new Set<string>();
  let next: DeltaToken | undefined;
  const options = { signal: run.options.signal };
  for await (const page of target.session.changes?.since(token, options) ?? []) {
    for (const change of page.changes) {
      const { stable } = change.change === "upsert" ? change.record.ref : change.ref;
      const link = await readLink(run.store, target.name, stable);
      if (link) people.add(link.personId);
    }
    next = page.token ?? next;
  }
  return { target: target.name, personIds: [...people].sort(), token: next };
}
