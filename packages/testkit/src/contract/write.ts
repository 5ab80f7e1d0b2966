import { must, needed } from "./breach.ts";
import type { ContractCheck } from "./contract-check.ts";
import { createOperation, lifeOperation } from "./operations.ts";
import { writeKnownChecks } from "./read-known.ts";
import { isInstant } from "./read-shape.ts";
import { readAccount, readAccounts } from "./reading.ts";
import { writeMembershipChecks } from "./write-membership.ts";
import { writeRefusalChecks } from "./write-refusals.ts";
import { writeUpdateChecks } from "./write-updates.ts";
import {
  changingOnly,
  holds,
  isGone,
  newAccount,
  updating,
  writingSample,
  written,
} from "./writing.ts";

type WriteCheck = Omit<ContractCheck, "part" | "capability">;

const createChecks: readonly WriteCheck[] = [
  {
    name: "a new account is read as it was made",
    run: async (context) => {
      const { attributes } = writingSample(context).account(1);
      const made = await newAccount(context);
      must(made.enabled, "a new account that should be enabled is disabled");
      for (const [attribute, value] of Object.entries(attributes)) {
        const same = await holds(context, made, { attribute, value });
        must(same, `${attribute}: a new account does not have the value that it was given`);
      }
    },
  },
  {
    name: "a new account that should be disabled is disabled",
    run: async (context) => {
      const { connector } = context.subject;
      const create = createOperation(connector.name, writingSample(context).account(1));
      const { ref } = await written(context, { ...create, enabled: false });
      const made = await readAccount(context.session, needed(ref, "the receipt has no ref"));
      must(!made.enabled, "a new account that should be disabled is enabled");
    },
  },
  {
    name: "an account is made once, however often the operation is sent",
    run: async (context) => {
      const { connector } = context.subject;
      const create = createOperation(connector.name, writingSample(context).account(1));
      const first = await written(context, create);
      const count = (await readAccounts(context.session)).size;
      const second = await written(context, create);
      must(
        second.status === "already",
        `the second receipt must say already, not ${second.status}`,
      );
      must(second.ref?.stable === first.ref?.stable, "the second receipt is of another account");
      must((await readAccounts(context.session)).size === count, "two accounts were made");
    },
  },
  {
    name: "a receipt names its operation, the account, its version and the time",
    run: async (context) => {
      const { connector } = context.subject;
      const create = createOperation(connector.name, writingSample(context).account(1));
      const receipt = await written(context, create);
      must(receipt.operation === create.id, "the receipt is of another operation");
      must(isInstant(receipt.at), "the receipt does not say when");
      const made = await readAccount(
        context.session,
        needed(receipt.ref, "the receipt has no ref"),
      );
      must(receipt.version === made.version, "the receipt has another version than the account");
      must(
        receipt.ref?.lookup === made.ref.lookup,
        "the receipt has another lookup than the account",
      );
    },
  },
];

const lifeChecks: readonly WriteCheck[] = [
  {
    name: "a deleted account is proved to be gone, and deleting it again is already done",
    run: async (context) => {
      const { ref } = await newAccount(context);
      const remove = lifeOperation(context.subject.connector.name, ref, "delete");
      await written(context, remove);
      must(await isGone(context, ref), "a deleted account is still there");
      const keys = [...(await readAccounts(context.session)).values()].map((one) => one.ref.stable);
      must(!keys.includes(ref.stable), "a deleted account is still in a scan");
      const { status } = await written(context, remove);
      must(status === "already", `the second receipt must say already, not ${status}`);
    },
  },
  {
    name: "a write about one account changes no other",
    run: async (context) => {
      const { attribute, values } = writingSample(context).single;
      const { ref } = await newAccount(context);
      const deltas = [{ attribute, change: "replace", value: values[0] }] as const;
      await changingOnly(context, ref, () => written(context, updating(context, ref, { deltas })));
      const remove = lifeOperation(context.subject.connector.name, ref, "delete");
      await changingOnly(context, ref, () => written(context, remove));
    },
  },
  {
    name: "as many writes at once as the limits allow all succeed",
    run: async (context) => {
      const { concurrency = 1 } = context.session.limits;
      const { connector } = context.subject;
      const before = (await readAccounts(context.session)).size;
      const count = Math.min(concurrency, 16);
      const creates = Array.from({ length: count }, (_, at) =>
        createOperation(connector.name, writingSample(context).account(at + 1)),
      );
      await Promise.all(creates.map((create) => written(context, create)));
      const after = (await readAccounts(context.session)).size;
      must(after === before + count, "writes that were made at once were lost");
    },
  },
];

const restoreCheck: ContractCheck = {
  part: "write",
  of: "target",
  capability: "restore",
  name: "a deleted account is brought back with its key and all it had",
  run: async (context) => {
    const { connector } = context.subject;
    const before = await newAccount(context);
    await written(context, lifeOperation(connector.name, before.ref, "delete"));
    const restore = lifeOperation(connector.name, before.ref, "restore");
    const { status } = await written(context, restore);
    must(status === "done" || status === "accepted", "bringing back an account was not done");
    const after = await readAccount(context.session, before.ref);
    for (const [attribute, value] of Object.entries(before.attributes)) {
      must(await holds(context, after, { attribute, value }), `${attribute}: was lost`);
    }
    const again = await written(context, restore);
    must(again.status === "already", `the second receipt must say already, not ${again.status}`);
  },
};

/** The rules for writing. */
export const writeChecks: readonly ContractCheck[] = [
  ...[
    ...createChecks,
    ...writeUpdateChecks,
    ...writeMembershipChecks,
    ...writeKnownChecks,
    ...lifeChecks,
    ...writeRefusalChecks,
  ].map((check) => ({
    ...check,
    of: "target" as const,
    part: "write" as const,
    capability: "write" as const,
  })),
  restoreCheck,
];
