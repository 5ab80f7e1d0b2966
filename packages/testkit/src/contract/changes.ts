import { isAbsent } from "@rollcall/core";
import { must, needed } from "./breach.ts";
import { comparable } from "./comparable.ts";
import type { ContractCheck } from "./contract-check.ts";
import { tokenChecks } from "./delta-tokens.ts";
import { keyOf, keyOfRef, readAll } from "./reading.ts";
import { changed, keyOfChange, since, tokenOf } from "./reading-changes.ts";

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
