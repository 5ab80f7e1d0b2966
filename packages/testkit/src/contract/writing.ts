import { setTimeout as wait } from "node:timers/promises";
import {
  type Account,
  type AccountRef,
  type AttributeValue,
  isAbsent,
  type Operation,
  type Receipt,
  type WritePart,
} from "@rollcall/core";
import { valuesOf } from "../memory/canonical.ts";
import { must, needed } from "./breach.ts";
import { comparable, comparableAttributes } from "./comparable.ts";
import type { ContractContext } from "./contract-check.ts";
import { createOperation, updateOperation } from "./operations.ts";
import { readAccount, readAccounts } from "./reading.ts";
import { refused } from "./refused.ts";
import type { NewAccount, WritingSample } from "./subject.ts";

/** Gives the write part. */
export function writePart({ session }: ContractContext): WritePart {
  return needed(session.write, "there is no write part");
}

/** Gives what the target can be asked to write. */
export function writingSample({ subject }: ContractContext): WritingSample {
  return needed(subject.writing, "the subject has no writing sample");
}

/** Carries out an operation, and waits until a read must show it. */
export async function written(context: ContractContext, operation: Operation): Promise<Receipt> {
  const receipt = await writePart(context).execute(operation, context.lease);
  must(receipt.status !== "rejected", "a write that must succeed was rejected");
  await seen(context, receipt);
  return receipt;
}

/** Waits until a read must show what a receipt says. */
export async function seen({ session }: ContractContext, { status }: Receipt): Promise<void> {
  const milliseconds = session.limits.visibleAfter ?? 0;
  if (milliseconds > 0 && status !== "already") await wait(milliseconds);
}

/** Makes the account of this number, and reads it back. */
export async function newAccount(
  context: ContractContext,
  number = 1,
  more: NewAccount["attributes"] = {},
): Promise<Account> {
  const { connector } = context.subject;
  const sample = writingSample(context).account(number);
  const account = { ...sample, attributes: { ...sample.attributes, ...more } };
  const { ref } = await written(context, createOperation(connector.name, account));
  must(ref !== undefined, "the receipt of a new account has no ref");
  return readAccount(context.session, ref);
}

/** Makes an update operation for this target. */
export function updating(
  { subject }: ContractContext,
  ref: AccountRef,
  change: Parameters<typeof updateOperation>[2],
): Operation {
  return updateOperation(subject.connector.name, ref, change);
}

/** Tells whether an account holds a value, as the schema compares. */
export async function holds(
  { session }: ContractContext,
  account: Account,
  expected: { readonly attribute: string; readonly value: AttributeValue | null },
): Promise<boolean> {
  const schema = await session.schema();
  const { attribute, value } = expected;
  const write = (one: AttributeValue | null | undefined): string => {
    if (valuesOf(one).length === 0) return "";
    const attributes = { [attribute]: one ?? null };
    return JSON.stringify(comparableAttributes(attributes, schema, account.ref.kind));
  };
  return write(account.attributes[attribute]) === write(value);
}

/** Makes a write that must be refused, and sees to it that nothing has changed. */
export async function refusedWrite(
  context: ContractContext,
  what: string,
  { codes, operation, act }: RefusedWrite,
): Promise<void> {
  const before = await everything(context);
  const call = act ?? (() => writePart(context).execute(operation as Operation, context.lease));
  const error = await refused(what, codes, async () => {
    const receipt = await call();
    return receipt;
  });
  must(error.effect === "none", `${what} was refused with effect ${error.effect}, not none`);
  must((await everything(context)) === before, `${what} was refused and changed something`);
}

/** A write that must be refused: an operation, or another call. */
export interface RefusedWrite {
  readonly codes: Parameters<typeof refused>[1];
  readonly operation?: Operation | undefined;
  readonly act?: (() => Promise<unknown>) | undefined;
}

/** Sees to it that `act` changes no record but the one it may. */
export async function changingOnly(
  { session }: ContractContext,
  ref: AccountRef,
  act: () => Promise<unknown>,
): Promise<void> {
  const schema = await session.schema();
  const others = async (): Promise<string> => {
    const all = [...(await readAccounts(session)).values()];
    const rest = all.filter((one) => one.ref.stable !== ref.stable);
    return JSON.stringify(rest.map((one) => comparable(one, schema)).sort());
  };
  const before = await others();
  await act();
  must((await others()) === before, "a write changed an account that it is not about");
}

/** Tells whether an account is gone, by a proof that says so. */
export async function isGone({ session }: ContractContext, ref: AccountRef): Promise<boolean> {
  const found = await session.read.get(ref);
  return isAbsent(found) && found.absent !== "no-permission";
}

async function everything({ session }: ContractContext): Promise<string> {
  const schema = await session.schema();
  const all = [...(await readAccounts(session)).values()];
  return JSON.stringify(all.map((one) => comparable(one, schema)).sort());
}
