import {
  addDays,
  type Instant,
  isAbsent,
  type LocalDate,
  type Person,
  type SourceSession,
  standing,
  startOfDay,
} from "@rollcall/core";
import type { DayOutcome } from "./evidence.ts";
import { lifecycle } from "./policy.ts";
import { whileOpen } from "./while-open.ts";

/** An account that was closed, with the proof of when, why and by whose yes. */
export interface ClosedAccount {
  readonly label: string;
  /** As it was addressed when it was closed. */
  readonly account: string;
  /** The key that stays when it is moved. */
  readonly key: string;
  /** The last day that the person had access; missing when nobody left, such as for a suspension. */
  readonly lastDay?: LocalDate;
  readonly closedAt: Instant;
  /** From the end of the last day to {@link ClosedAccount.closedAt}. */
  readonly hours?: number;
  readonly because: string;
  readonly approvedBy: string;
  readonly approvedAt: Instant;
}

/** Lists the accounts that a day closed. */
export async function closedAccounts(outcome: DayOutcome): Promise<readonly ClosedAccount[]> {
  return await whileOpen(outcome.source.open(), (session) => listClosed(outcome, session));
}

async function listClosed(
  { plan, receipts, approval, day }: DayOutcome,
  session: SourceSession,
): Promise<readonly ClosedAccount[]> {
  const closings = new Map(
    plan.operations
      .filter((one) => one.kind === "update" && one.enabled === false)
      .map((one) => [one.id, one]),
  );
  const closed: ClosedAccount[] = [];
  for (const { operation, status, label, personId, ref, at } of receipts) {
    const closing = closings.get(operation);
    if (!closing || (status !== "done" && status !== "already")) continue;
    const lastDay = await lastDayOf(personId, session, day.date);
    closed.push({
      label,
      account: ref?.lookup ?? ref?.stable ?? "",
      key: ref?.stable ?? "",
      ...(lastDay !== undefined && {
        lastDay,
        hours: hoursBetween(startOfDay(addDays(lastDay, 1)), at),
      }),
      closedAt: at,
      because: closing.reasons[0]?.because ?? "",
      approvedBy: approval.by,
      approvedAt: approval.at,
    });
  }
  return closed;
}

async function lastDayOf(
  personId: string | undefined,
  session: SourceSession,
  today: LocalDate,
): Promise<LocalDate | undefined> {
  if (personId === undefined) return undefined;
  const person = await session.read.get({ kind: "person", stable: personId });
  return isAbsent(person) ? undefined : leftOn(person, today);
}

function leftOn(person: Person, today: LocalDate): LocalDate | undefined {
  const { state, assignments } = standing(person, { today, lifecycle });
  if (state !== "left") return undefined;
  const { lastWorkingDay, end } = assignments[0] ?? {};
  return [lastWorkingDay, end].filter((date) => date !== undefined).sort()[0];
}

function hoursBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 3_600_000;
}
