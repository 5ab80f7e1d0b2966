import type {
  AppliedReceipt,
  ChangeClass,
  Finding,
  Instant,
  LocalDate,
  Operation,
  Plan,
} from "@rollcall/core";
import { type ClosedAccount, closedAccounts } from "./closed-accounts.ts";
import type { DayOutcome } from "./evidence.ts";
import { whileOpen } from "./while-open.ts";

/** What a report needs of one day. */
export interface DayRecord {
  readonly date: LocalDate;
  readonly firstLoad: boolean;
  readonly planHash: string;
  readonly decision: Plan["verdict"]["decision"];
  readonly approval: {
    readonly by: string;
    readonly at: Instant;
    readonly accepts: readonly string[];
  };
  /** How many accounts the plan changes in each class; classes without any are left out. */
  readonly classes: Readonly<Partial<Record<ChangeClass, number>>>;
  readonly joiners: number;
  readonly movers: number;
  readonly leavers: number;
  readonly closed: readonly ClosedAccount[];
  readonly attention: readonly Attention[];
  /** After the plan was applied. */
  readonly accounts: { readonly enabled: number; readonly disabled: number };
  /** By status. */
  readonly receipts: Readonly<Partial<Record<AppliedReceipt["status"], number>>>;
  /** Operations that a second look still found to do. */
  readonly left: number;
}

/** Something that failed, or that a person must decide. */
export interface Attention {
  readonly what: string;
  readonly about: string;
  readonly because: string;
  readonly advice: string;
}

/** Sums a day up. */
export async function recordOf(outcome: DayOutcome): Promise<DayRecord> {
  const { day, plan, approval, receipts, left } = outcome;
  const { by, at, accepts } = approval;
  return {
    date: day.date,
    firstLoad: day.number === 0,
    planHash: plan.hash,
    decision: plan.verdict.decision,
    approval: { by, at, accepts },
    classes: classesOf(plan),
    ...countPeople(plan),
    closed: await closedAccounts(outcome),
    attention: [...receipts.flatMap(attentionToReceipt), ...plan.findings.flatMap(attentionTo)],
    accounts: await countAccounts(outcome),
    receipts: Object.fromEntries(
      [...Map.groupBy(receipts, ({ status }) => status)].map(([status, { length }]) => [
        status,
        length,
      ]),
    ),
    left: left.operations.length,
  };
}

/**
 * Counts people: whose account is made or opened as joiners, whose account is closed or deleted as leavers, and all others
 * as movers.
 */
function countPeople({ operations }: Plan): Pick<DayRecord, "joiners" | "movers" | "leavers"> {
  const joiners = peopleOf(operations.filter(opens));
  const leavers = peopleOf(operations.filter(closes));
  const all = peopleOf(operations);
  return {
    joiners: joiners.size,
    movers: all.size - new Set([...joiners, ...leavers]).size,
    leavers: leavers.size,
  };
}

function opens(operation: Operation): boolean {
  const { kind } = operation;
  return (
    kind === "create" || kind === "restore" || (kind === "update" && operation.enabled === true)
  );
}

function closes(operation: Operation): boolean {
  const { kind } = operation;
  return kind === "delete" || (kind === "update" && operation.enabled === false);
}

function peopleOf(operations: readonly Operation[]): Set<string> {
  return new Set(operations.map(({ personId, label }) => personId ?? label));
}

function classesOf({ verdict }: Plan): DayRecord["classes"] {
  const classes: Partial<Record<ChangeClass, number>> = {};
  for (const { changeClass, count } of verdict.counts) {
    if (count > 0) classes[changeClass] = (classes[changeClass] ?? 0) + count;
  }
  return classes;
}

async function countAccounts({ directory }: DayOutcome): Promise<DayRecord["accounts"]> {
  return await whileOpen(directory.open(), async ({ read }) => {
    const counts = { enabled: 0, disabled: 0 };
    for await (const { items } of read.scan()) {
      for (const { enabled } of items) counts[enabled ? "enabled" : "disabled"]++;
    }
    return counts;
  });
}

function attentionToReceipt(receipt: AppliedReceipt): readonly Attention[] {
  const { status, label, reason, problem, error } = receipt;
  // What somebody else was asked for is seen by the second look.
  if (status === "done" || status === "already" || status === "accepted") return [];
  return [
    {
      what: status,
      about: label,
      because: error?.message ?? problem ?? reason ?? "no reason was given",
      advice: error?.advice ?? "",
    },
  ];
}

/** Accounts of nobody are left alone on purpose, and references wait for the other account: neither asks for a person. */
const quiet: readonly Finding["finding"][] = [
  "unmatched",
  "protected",
  "unresolved-reference",
  "notice",
];

function attentionTo({ finding, about, because, advice = "" }: Finding): readonly Attention[] {
  return quiet.includes(finding) ? [] : [{ what: finding, about, because, advice }];
}
