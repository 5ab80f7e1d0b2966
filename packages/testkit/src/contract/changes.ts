import type {
  AccountRef,
  Change,
  ChangePage,
  DeltaToken,
  Session,
  SystemRecord,
} from "@rollcall/core";
import { isAbsent } from "@rollcall/core";
import { must, needed } from "./breach.ts";
import { comparable } from "./comparable.ts";
import type { ContractCheck, ContractContext } from "./contract-check.ts";
import { keyOf, keyOfRef, readAll, refOf } from "./reading.ts";
import { refused } from "./refused.ts";

const tokenChecks: readonly Omit<ContractCheck, "part" | "capability">[] = [
  {
    name: "without a token, the last page alone gives one, and no changes come",
    run: async ({ session }) => {
      const pages = await pagesSince(session, undefined);
      const tokens = pages.map(({ token }) => token);
      must(tokens.at(-1) !== undefined, "the last page gives no token");
      must(
        tokens.slice(0, -1).every((one) => one === undefined),
        "a page before the last gives a token",
      );
      must(
        pages.every(({ changes }) => changes.length === 0),
        "changes come without a token",
      );
    },
  },
  {
    name: "the last page of a changes read, and no other, states the completeness",
    run: async ({ session }) => {
      const pages = await pagesSince(session, await tokenOf(session));
      const stated = pages.map(({ completeness }) => completeness);
      must(stated.at(-1) !== undefined, "the last page does not state the completeness");
      must(
        stated.slice(0, -1).every((one) => one === undefined),
        "a page before the last states it",
      );
    },
  },
  {
    name: "nothing comes after a token when nothing has changed",
    run: async ({ session }) => {
      const { changes } = await since(session, await tokenOf(session));
      must(changes.length === 0, "changes come though nothing has changed");
    },
  },
  {
    name: "a token that went through JSON is as good as before",
    run: async (context) => {
      const token = await tokenOf(context.session);
      const ref = await changed(context);
      const { changes } = await since(context.session, JSON.parse(JSON.stringify(token)));
      must(
        changes.some((one) => keyOfChange(one) === keyOfRef(ref)),
        "a change did not come",
      );
    },
  },
  {
    name: "a token of another connector, scope, origin or fingerprint is refused",
    run: async ({ session }) => {
      const token = await tokenOf(session);
      for (const part of ["connector", "scope", "origin", "fingerprint"] as const) {
        await refused(`a token of another ${part}`, ["delta-invalid"], () =>
          pagesSince(session, { ...token, [part]: "another" }),
        );
      }
    },
  },
  {
    name: "a token of which the value is nonsense is refused",
    run: async ({ session }) => {
      const token = await tokenOf(session);
      await refused("a token that is nonsense", ["delta-invalid", "delta-expired"], () =>
        pagesSince(session, { ...token, value: "\u0000nonsense" }),
      );
    },
  },
  {
    name: "a token that is too old is refused as expired",
    run: async ({ subject, session }) => {
      const token = await tokenOf(session);
      await needed(subject.outside?.expire, "the subject has no outside.expire")();
      await refused("a token that is too old", ["delta-expired"], () => pagesSince(session, token));
    },
  },
  {
    name: "a changes read stops when the caller no longer wants it",
    run: async ({ session }) => {
      const changes = needed(session.changes, "there is no changes part");
      const options = { signal: AbortSignal.abort() };
      await refused("a changes read that was aborted", ["cancelled"], () =>
        Array.fromAsync(changes.since(undefined, options)),
      );
    },
  },
];

const changeChecks: readonly Omit<ContractCheck, "part" | "capability">[] = [
  {
    name: "a record that changed comes as it now is",
    run: async (context) => {
      const { session } = context;
      const token = await tokenOf(session);
      const ref = await changed(context);
      const { changes } = await since(session, token);
      const last = changes.filter((one) => keyOfChange(one) === keyOfRef(ref)).at(-1);
      must(last?.change === "upsert", "a record that changed did not come as an upsert");
      const now = await session.read.get(ref);
      const schema = await session.schema();
      must(
        !isAbsent(now) && comparable(last.record, schema) === comparable(now, schema),
        "a record that changed did not come as it now is",
      );
    },
  },
  {
    name: "a record that was deleted comes as a tombstone",
    run: async (context) => {
      const { session } = context;
      const token = await tokenOf(session);
      const remove = needed(context.subject.outside?.remove, "the subject has no outside.remove");
      const ref = await remove();
      const { changes } = await since(session, token);
      const last = changes.filter((one) => keyOfChange(one) === keyOfRef(ref)).at(-1);
      must(last?.change === "tombstone", "a record that was deleted did not come as a tombstone");
    },
  },
  {
    name: "a token can be used again, as after a crash",
    run: async (context) => {
      const { session } = context;
      const token = await tokenOf(session);
      const ref = await changed(context);
      await since(session, token);
      const { changes } = await since(session, token);
      must(
        changes.some((one) => keyOfChange(one) === keyOfRef(ref)),
        "a change came once only",
      );
    },
  },
  {
    name: "the token of the last page goes on from there",
    run: async (context) => {
      const { session } = context;
      const first = await tokenOf(session);
      const ref = await changed(context);
      const { token } = await since(session, first);
      const { changes } = await since(session, needed(token, "no token came"));
      must(
        changes.every((one) => keyOfChange(one) !== keyOfRef(ref)),
        "a change that was given comes again after a later token",
      );
    },
  },
  {
    name: "a full read with its changes applied is the full read of now",
    run: async (context) => {
      const { session, subject } = context;
      const schema = await session.schema();
      const token = await tokenOf(session);
      const held = new Map(
        (await readAll(session)).map((one) => [keyOf(one), comparable(one, schema)]),
      );
      await changed(context);
      await needed(subject.outside?.remove, "the subject has no outside.remove")();
      for (const change of (await since(session, token)).changes) {
        if (change.change === "tombstone") held.delete(keyOfChange(change));
        else held.set(keyOfChange(change), comparable(change.record, schema));
      }
      const now = new Set((await readAll(session)).map((one) => comparable(one, schema)));
      must(
        JSON.stringify([...held.values()].sort()) === JSON.stringify([...now].sort()),
        "changes do not lead from the full read before to the full read after",
      );
    },
  },
];

/** The rules for reading changes. */
export const changesChecks: readonly ContractCheck[] = [...tokenChecks, ...changeChecks].map(
  (check) => ({ ...check, part: "changes", capability: "changes" }),
);

async function pagesSince(
  session: Session,
  token: DeltaToken | undefined,
): Promise<readonly ChangePage<SystemRecord>[]> {
  const changes = needed(session.changes, "there is no changes part");
  return Array.fromAsync(changes.since(token));
}

async function since(
  session: Session,
  token: DeltaToken,
): Promise<{ changes: readonly Change<SystemRecord>[]; token: DeltaToken | undefined }> {
  const pages = await pagesSince(session, token);
  return { changes: pages.flatMap(({ changes }) => changes), token: pages.at(-1)?.token };
}

async function tokenOf(session: Session): Promise<DeltaToken> {
  const token = (await pagesSince(session, undefined)).at(-1)?.token;
  must(token !== undefined, "no token came");
  return token;
}

async function changed({ subject }: ContractContext): Promise<AccountRef> {
  return needed(subject.outside?.change, "the subject has no outside.change")();
}

function keyOfChange(change: Change<SystemRecord>): string {
  return keyOfRef(change.change === "tombstone" ? change.ref : refOf(change.record));
}
