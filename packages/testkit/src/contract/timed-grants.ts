import { type AccountRef, type EntitlementRef, entitlementKey } from "@rollcall/core";
import { must, needed } from "./breach.ts";
import type { ContractCheck, ContractContext } from "./contract-check.ts";
import { readAccount } from "./reading.ts";
import { refused } from "./refused.ts";
import { newAccount, seen, writingSample } from "./writing.ts";

const hour = 3_600_000;

const checks: readonly Omit<ContractCheck, "part" | "capability">[] = [
  {
    name: "a timed grant is held until its end, and taken back by the target itself",
    run: async (context) => {
      const pass = needed(context.subject.outside?.passTime, "the subject has no outside.passTime");
      const { ref } = await newAccount(context);
      await granted(context, ref, hour);
      must(await isHeld(context, ref), "a timed grant is not held");
      await pass(hour / 2);
      must(await isHeld(context, ref), "a timed grant was taken back before its end");
      await pass(hour);
      must(!(await isHeld(context, ref)), "a timed grant was not taken back at its end");
    },
  },
  {
    name: "the same timed grant twice is already done",
    run: async (context) => {
      const { ref } = await newAccount(context);
      const until = from(context, hour);
      await granted(context, ref, until);
      const { status } = await granted(context, ref, until);
      must(status === "already", `the second receipt must say already, not ${status}`);
    },
  },
  {
    name: "a timed grant that has ended before it begins is refused",
    run: async (context) => {
      const { ref } = await newAccount(context);
      await refused("a timed grant that ends in the past", ["invalid-value"], () =>
        granted(context, ref, -hour),
      );
    },
  },
  {
    name: "a timed grant is not made with a forged lease",
    run: async (context) => {
      const { ref } = await newAccount(context);
      const grant = { ref, entitlement: entitlementOf(context), until: from(context, hour) };
      await refused("a timed grant with a forged lease", ["permission-denied"], () =>
        part(context).grantUntil(grant, { ...context.lease }),
      );
    },
  },
];

/** The rules for timed grants. */
export const timedGrantsChecks: readonly ContractCheck[] = checks.map((check) => ({
  ...check,
  of: "target" as const,
  part: "timed-grants",
  capability: "timedGrants",
}));

function part({ session }: ContractContext): NonNullable<typeof session.timedGrants> {
  return needed(session.timedGrants, "there is no timedGrants part");
}

function entitlementOf(context: ContractContext): EntitlementRef {
  return needed(writingSample(context).entitlement, "the writing sample has no entitlement");
}

function from({ subject }: ContractContext, milliseconds: number): string {
  const now = Date.parse(subject.outside?.now?.() ?? new Date().toISOString());
  return new Date(now + milliseconds).toISOString();
}

async function granted(
  context: ContractContext,
  ref: AccountRef,
  end: number | string,
): ReturnType<NonNullable<ContractContext["session"]["timedGrants"]>["grantUntil"]> {
  const until = typeof end === "string" ? end : from(context, end);
  const grant = { ref, entitlement: entitlementOf(context), until };
  const receipt = await part(context).grantUntil(grant, context.lease);
  await seen(context, receipt);
  return receipt;
}

async function isHeld(context: ContractContext, ref: AccountRef): Promise<boolean> {
  const key = entitlementKey(entitlementOf(context));
  const { entitlements } = await readAccount(context.session, ref);
  return entitlements.some((one) => entitlementKey(one) === key);
}
