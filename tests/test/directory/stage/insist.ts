import { setTimeout as wait } from "node:timers/promises";
import { type AppliedReceipt, apply, ConnectorError, type Plan } from "@rollcall/core";
import { approved, planFor } from "../../stage/run.ts";
import type { DirectoryTrust } from "./directory-trust.ts";

/** What it took until nothing was left to do. */
export interface Insisted {
  readonly applied: readonly {
    readonly plan: Plan;
    readonly receipts: readonly AppliedReceipt[];
  }[];
  /** Codes of the errors by which no plan came about. */
  readonly failures: readonly string[];
}

const mostTries = 200;

/** Plans and applies, as often as it takes, until a full plan has nothing left to do. Waits are real ones. */
export async function insist(trust: DirectoryTrust): Promise<Insisted> {
  const applied: { plan: Plan; receipts: readonly AppliedReceipt[] }[] = [];
  const failures: string[] = [];
  const { asOf } = trust.record;
  for (let tries = 0; tries < mostTries; tries++) {
    try {
      const plan = await planFor(trust, { asOf, mode: applied.length === 0 ? "auto" : "full" });
      if (plan.operations.length === 0 && plan.mode === "full") return { applied, failures };
      applied.push({ plan, receipts: await applyNow(plan, trust) });
    } catch (error) {
      if (!ConnectorError.is(error)) throw error;
      failures.push(error.code);
      await wait(500);
    }
  }
  throw new Error(`there is no end to it: ${failures.join(", ")}`);
}

async function applyNow(
  plan: Plan,
  { targets, store }: DirectoryTrust,
): Promise<readonly AppliedReceipt[]> {
  const ahead = Date.parse(plan.asOf) - Date.now();
  const now = (): number => Date.now() + ahead;
  return await Array.fromAsync(apply(plan, { approval: approved(plan), targets, store, now }));
}
