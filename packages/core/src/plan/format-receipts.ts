import type { Receipt } from "../model/operation.ts";
import { counted, withThousands } from "./format-count.ts";
import { type Line, renderLines } from "./format-lines.ts";
import { printable } from "./format-value.ts";
import type { Plan } from "./plan.ts";

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
  ["rejected", "rejected"],
] as const;

/** Sums receipts up for people: how many of each status, then each operation that was rejected or had side effects. */
export function formatReceipts(
  receipts: readonly Receipt[],
  { plan, width = 100 }: FormatReceiptsOptions = {},
): string {
  const labels = new Map(
    plan?.operations.map(({ id, target, label }) => [id, `${target}  ${label}`] as const),
  );
  const nameOf = (receipt: Receipt): string =>
    printable(labels.get(receipt.operation) ?? receipt.operation);
  const counts = statuses
    .map(
      ([status, text]) => [receipts.filter((each) => each.status === status).length, text] as const,
    )
    .filter(([count]) => count > 0)
    .map(([count, text]) => `${withThousands(count)} ${text}`);
  const total = counted(receipts.length, "operation");
  const lines: Line[] = [
    { text: counts.length === 0 ? `${total}.` : `${total}: ${counts.join(", ")}.` },
    ...missingLine(receipts, plan),
    ...receipts
      .filter(({ status }) => status === "rejected")
      .map((receipt) =>
        itemLine(`rejected  ${nameOf(receipt)}: ${receipt.problem ?? "no reason given"}`),
      ),
    ...receipts.flatMap((receipt) =>
      (receipt.sideEffects ?? []).map(({ what }) =>
        itemLine(`side effect  ${nameOf(receipt)}: ${what}`),
      ),
    ),
  ];
  return renderLines(lines, { width, colour: false });
}

function itemLine(text: string): Line {
  return { text: `  ${printable(text)}`, hang: 4 };
}

function missingLine(receipts: readonly Receipt[], plan: Plan | undefined): readonly Line[] {
  if (!plan) return [];
  const tried = new Set(receipts.map(({ operation }) => operation));
  const missing = plan.operations.filter(({ id }) => !tried.has(id)).length;
  if (missing === 0) return [];
  return [
    {
      text: `${counted(missing, "operation")} of the plan ${missing === 1 ? "has" : "have"} no receipt: skipped, or not reached.`,
    },
  ];
}
