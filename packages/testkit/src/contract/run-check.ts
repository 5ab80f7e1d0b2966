import type { Capability, WriteLease } from "@rollcall/core";
import type { ContractCheck } from "./contract-check.ts";
import { lendLease } from "./lend-lease.ts";
import type { Subject } from "./subject.ts";

/** How the rules of the contract are checked of one connector. */
export interface ContractSubject {
  /** Seeds a system anew, and gives the connector that joins it. Called for each check. */
  readonly prepare: () => Promise<Subject> | Subject;
  readonly kind: "source" | "target";
  /** What the connector can do beyond reading; each is checked, and no other may be found. */
  readonly capabilities: readonly Capability[];
}

/** Tells whether a rule is about a connector of this kind and with these capabilities. */
export function concerns(
  check: ContractCheck,
  { kind, capabilities }: Pick<ContractSubject, "kind" | "capabilities">,
): boolean {
  if (check.of !== undefined && check.of !== kind) return false;
  return check.capability === undefined || capabilities.includes(check.capability);
}

/** Runs one check. Throws ContractBreach, NotApplicable, or what the connector throws. */
export async function runCheck(check: ContractCheck, subject: ContractSubject): Promise<void> {
  const run = (lease: WriteLease): Promise<void> => runLeased(check, subject, lease);
  await (subject.kind === "target" ? lendLease(run) : run(noLease));
}

/** Runs one check with a lease that was lent. */
export async function runLeased(
  check: ContractCheck,
  { prepare, capabilities }: ContractSubject,
  lease: WriteLease,
): Promise<void> {
  const subject = await prepare();
  try {
    const session = await subject.connector.open();
    try {
      await check.run({ subject, session, capabilities, lease });
    } finally {
      await session[Symbol.asyncDispose]();
    }
  } finally {
    await subject.release?.();
  }
}

// A source writes nothing.
const noLease: WriteLease = { planHash: "", approvedBy: "", expires: "" };
