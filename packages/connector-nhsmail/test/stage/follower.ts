import { type Account, ConnectorError, type DeltaToken, type TargetSession } from "@rollcall/core";
import { stateOf } from "../../src/changes/state-of.ts";

/** Somebody who keeps up with the accounts by changes, and reads everything when he is told to. */
export interface Follower {
  readonly held: ReadonlyMap<string, string>;
  /** How often everything was read because a token could not be continued. */
  readonly restarts: number;
  /** Records and tombstones of the latest round, by key. */
  readonly told: readonly string[];
  /** Reads everything. */
  start(): Promise<void>;
  /** Takes one round of changes. */
  round(): Promise<void>;
}

/** Follows the accounts of a session, as core does: the token is taken before the read and with the changes. */
export function follower(session: TargetSession): Follower {
  let held = new Map<string, string>();
  let token: DeltaToken | undefined;
  let restarts = 0;
  let told: string[] = [];
  const start = async (): Promise<void> => {
    for await (const page of session.changes?.since(undefined) ?? []) token = page.token ?? token;
    held = await statesOf(session);
  };
  const take = async (from: DeltaToken): Promise<void> => {
    const fresh = new Map(held);
    const names: string[] = [];
    let next: DeltaToken | undefined;
    for await (const page of session.changes?.since(JSON.parse(JSON.stringify(from))) ?? []) {
      for (const change of page.changes) {
        const { stable } = change.change === "upsert" ? change.record.ref : change.ref;
        names.push(`${change.change} ${stable}`);
        if (change.change === "upsert") fresh.set(stable, stateOf(change.record));
        else fresh.delete(stable);
      }
      next = page.token ?? next;
    }
    held = fresh;
    told = names;
    token = next;
  };
  return {
    get held() {
      return held;
    },
    get restarts() {
      return restarts;
    },
    get told() {
      return told;
    },
    start,
    async round() {
      if (!token) throw new Error("the follower has not started");
      try {
        await take(token);
      } catch (error) {
        if (!ConnectorError.is(error) || !/^delta-/.test(error.code)) throw error;
        restarts += 1;
        await start();
      }
    },
  };
}

/** Reads everything, and gives what each account is like. */
export async function statesOf(session: TargetSession): Promise<Map<string, string>> {
  const pages = await Array.fromAsync(session.read.scan());
  const all: readonly Account[] = pages.flatMap(({ items }) => items);
  return new Map(all.map((account) => [account.ref.stable, stateOf(account)]));
}
