import { nhsmail } from "@rollcall/connector-nhsmail";
import type { DeltaToken, TargetSession, UpdateOperation } from "@rollcall/core";
import { lendLease } from "@rollcall/testkit";
import { title, type World } from "./world.ts";

/** A trust's session that goes on from where it was. */
export interface Follower extends AsyncDisposable {
  /** Reads what has changed and puts every changed account right; gives how many. */
  run(): Promise<number>;
}

/** Opens the connector in a way of finding changes, and reads where they begin. */
export async function follow(
  { directory, token }: World,
  changes: "tenant" | "by-id" | "listing",
): Promise<Follower> {
  const session = await nhsmail({
    tokens: { getToken: token },
    organisations: ["RQQ"],
    organisationAttribute: directory.organisationAttribute,
    mode: { mode: "tenant" },
    groups: [],
    changes,
    url: directory.url,
    fetch: directory.fetch,
    now: () => new Date(directory.clock.now()),
    sleep: async (milliseconds) => directory.clock.advance(milliseconds),
    visibleAfter: 0,
  }).open();
  let from = (await roundOf(session)).token;
  return {
    run: async () => {
      const { ids, token: next } = await roundOf(session, from);
      from = next;
      await lendLease(async (lease) => {
        for (const id of ids) await session.write?.execute(promotion(id), lease);
      });
      return ids.length;
    },
    [Symbol.asyncDispose]: () => Promise.resolve(session[Symbol.asyncDispose]()),
  };
}

interface Round {
  /** Of accounts whose title is not as it should be. */
  readonly ids: readonly string[];
  readonly token: DeltaToken | undefined;
}

async function roundOf(session: TargetSession, from?: DeltaToken): Promise<Round> {
  const ids: string[] = [];
  let token: DeltaToken | undefined;
  for await (const page of session.changes?.since(from) ?? []) {
    token = page.token ?? token;
    for (const change of page.changes) {
      if (change.change !== "upsert" || change.record.attributes.jobTitle === title) continue;
      ids.push(change.record.ref.stable);
    }
  }
  return { ids, token };
}

function promotion(id: string): UpdateOperation {
  return {
    id: `bench-${id}`,
    kind: "update",
    target: "nhsmail",
    account: id,
    label: "an account",
    ref: { kind: "account", stable: id },
    deltas: [{ attribute: "jobTitle", change: "replace", value: title }],
    expects: { exists: true },
    classes: [],
    urgency: "routine",
    reasons: [],
    after: [],
  };
}
