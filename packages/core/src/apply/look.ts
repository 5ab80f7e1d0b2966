import type { TargetSession } from "../connector/connector.ts";
import { ConnectorError } from "../errors.ts";
import { type Absent, type Account, type AccountRef, isAbsent } from "../model/account.ts";
import { entitlementKey } from "../model/entitlement.ts";
import type { MembershipOperation, Operation, RestoreOperation } from "../model/operation.ts";
import type { Schema } from "../model/schema.ts";
import { type Judgement, judge } from "./judge.ts";
import { lookForCreated } from "./look-for-created.ts";

/** How a target is looked at. */
export interface LookOptions {
  readonly session: TargetSession;
  readonly schema: Schema;
  readonly signal: AbortSignal;
  /** A call for this operation may have had its effect, whole or in part. */
  readonly tried: boolean;
}

/**
 * Reads what an operation is about and judges whether it may be carried out, or was already. A new account is looked for
 * only when it may have been made, and members likewise: the target itself refuses what it does not expect of those.
 */
export async function look(operation: Operation, options: LookOptions): Promise<Judgement> {
  switch (operation.kind) {
    case "create":
      if (!options.tried) return { is: "ready", operation };
      return await lookForCreated(operation, options);
    case "membership":
      return options.tried ? await lookAtMembers(operation, options) : { is: "ready", operation };
    case "restore":
      return await lookForRestored(operation, options);
    default:
      return judgeFound(operation, await read(operation.ref, options), options);
  }
}

function judgeFound(
  operation: Operation,
  found: Account | Absent,
  { schema, tried }: LookOptions,
): Judgement {
  if (isAbsent(found)) {
    const isGone = operation.kind === "delete" && found.absent !== "not-ours";
    return isGone ? { is: "there" } : { is: "drifted", differs: ["exists"] };
  }
  if (!operation.expects.exists) return { is: "drifted", differs: ["exists"] };
  return judge(operation, found, { kind: schema.kinds[operation.account], tried });
}

async function lookForRestored(
  operation: RestoreOperation,
  options: LookOptions,
): Promise<Judgement> {
  const found = await read(operation.ref, options);
  return isAbsent(found) ? { is: "ready", operation } : { is: "there", account: found };
}

async function lookAtMembers(
  operation: MembershipOperation,
  options: LookOptions,
): Promise<Judgement> {
  const key = entitlementKey(operation.entitlement);
  const holds = async (ref: AccountRef): Promise<boolean> => {
    const found = await read(ref, options);
    return !isAbsent(found) && found.entitlements.some((one) => entitlementKey(one) === key);
  };
  for (const ref of operation.grant) {
    if (!(await holds(ref))) return { is: "ready", operation };
  }
  for (const ref of operation.revoke) {
    if (await holds(ref)) return { is: "ready", operation };
  }
  return { is: "there" };
}

async function read(ref: AccountRef, { session, signal }: LookOptions): Promise<Account | Absent> {
  const found = await session.read.get(ref, { signal });
  if (!isAbsent(found) || found.absent !== "no-permission") return found;
  throw new ConnectorError({
    code: "permission-denied",
    message: "the account may not be read, so nobody can tell whether it is as expected",
    advice:
      "Plan again: the account may have passed to somebody else. If it is still yours, let the account that Rollcall uses read it.",
  });
}
