import { day } from "../instant.ts";
import type { AccountState, PortalRecord } from "./portal-record.ts";
import { type RetentionPolicy, retentionAt } from "./retention.ts";

/** What becomes of an account if nobody does anything, and when. */
export interface Step {
  readonly due: number;
  readonly to: AccountState;
}

/** Works out the next step of an account; `undefined` for one that stays as it is. */
export function nextStep(
  record: PortalRecord,
  policies: readonly RetentionPolicy[],
): Step | undefined {
  if (record.next)
    return record.disrupted ? undefined : { due: record.next.due, to: record.next.state };
  const { since } = record;
  const policy = (): RetentionPolicy => retentionAt(policies, since);
  switch (record.state) {
    case "Active":
    case "Active (Leaver)":
      return earliest(activeSteps(record, policies));
    case "Inactive":
      return { due: since + policy().inactive * day, to: "Deleted" };
    case "Disabled":
      return earliest([
        ...leaverSteps(record, policies),
        { due: monthsLater(since, policy().disabled), to: "Deleted" },
      ]);
    case "Deleted":
      return { due: since + policy().deleted * day, to: "Deleted Permanent" };
    default:
      return;
  }
}

function activeSteps(record: PortalRecord, policies: readonly RetentionPolicy[]): readonly Step[] {
  const { used, accepted, created } = record;
  const steps = [...leaverSteps(record, policies)];
  if (used !== "always")
    steps.push({ due: used + retentionAt(policies, used).unused * day, to: "Inactive" });
  if (!accepted) {
    steps.push({ due: created + retentionAt(policies, created).unaccepted * day, to: "Inactive" });
  }
  return steps;
}

// Nobody's leaver is kept longer for being disabled.
function leaverSteps(
  { leaver }: PortalRecord,
  policies: readonly RetentionPolicy[],
): readonly Step[] {
  if (leaver === undefined) return [];
  return [{ due: leaver + retentionAt(policies, leaver).leaver * day, to: "Deleted" }];
}

function earliest(steps: readonly Step[]): Step | undefined {
  return steps.toSorted((a, b) => a.due - b.due)[0];
}

function monthsLater(time: number, months: number): number {
  const date = new Date(time);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.getTime();
}
