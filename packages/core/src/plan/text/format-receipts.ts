import type { Plan } from "../plan.ts";
import type { AnyReceipt } from "../undo/receipt.ts";
import { counted, withThousands } from "./count.ts";
import { type Line, renderLines } from "./lines.ts";
import { printable } from "./value.ts";

/** How receipts are summed up. */
export interface FormatReceiptsOptions {
  /** Gives the operations their labels, and tells how many have no receipt. */
  readonly plan?: Plan | undefined;
  /** Columns. Defaults to 100. */
  readonly width?: number | undefined;
}

const statuses = [
  ["done", "done"],
  ["already", "already so"],
  ["accepted", "accepted, to be read back"],
  ["skipped", "skipped"],
  ["rejected", "rejected"],
  ["failed", "failed"],
] as const;

/** Sums receipts up for people: how many of each status, then each operation that was not carried out or had side effects. */
export function formatReceipts(
  receipts: readonly AnyReceipt[],
  { plan, width = 100 }: FormatReceiptsOptions = {},
): string {
  const planned = new Map(plan?.operations.map((operation) => [operation.id, operation]));
  const nameOf = ({ operation, ...own }: AnyReceipt): string => {
    const { target, label = operation } = { ...planned.get(operation), ...own };
    return target === undefined ? label : `${target}  ${label}`;
  };
  const lines: Line[] = [
    { text: totalText(receipts) },
    ...missingLine(receipts, plan),
    ...receipts
      .filter(({ status }) => ["skipped", "rejected", "failed"].includes(status))
      .map((receipt) => itemLine(`${receipt.status}  ${nameOf(receipt)}: ${problemOf(receipt)}`)),
    ...receipts.flatMap((receipt) =>
      (receipt.sideEffects ?? []).map(({ what }) =>
        itemLine(`side effect  ${nameOf(receipt)}: ${what}`),
      ),
    ),
  ];
  return renderLines(lines, { width, colour: false });
}

function totalText(receipts: readonly AnyReceipt[]): string {
  const counts = statuses
    .map(([status, text]) => ({ count: countOf(receipts, status), text }))
    .filter(({ count }) => count > 0)
    .map(({ count, text }) => `${withThousands(count)} ${text}`);
  const total = counted(receipts.length, "operation");
  return counts.length === 0 ? `${total}.` : `${total}: ${counts.join(", ")}.`;
}

function countOf(receipts: readonly AnyReceipt[], status: AnyReceipt["status"]): number {
  return receipts.filter((each) => each.status === status).length;
}

function problemOf({ problem, reason, error }: AnyReceipt): string {
  return problem ?? reason ?? error?.message ?? "no reason given";
}

function itemLine(text: string): Line {
  return { text: `  ${printable(text)}`, hang: 4 };
}

function missingLine(receipts: readonly AnyReceipt[], plan: Plan | undefined): readonly Line[] {
  if (!plan) return [];
  const tried = new Set(receipts.map(({ operation }) => operation));
  const missing = plan.operations.filter(({ id }) => !tried.has(id)).length;
  if (missing === 0) return [];
  return [
    {
      text: `${counted(missing, "operation")} of the plan ${missing === 1 ? "has" : "have"} no receipt: not reached yet.`,
    },
  ];
}
