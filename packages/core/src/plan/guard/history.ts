import type { ChangeClass } from "../../model/operation.ts";
import type { HistoryEntry } from "../../store/history.ts";
import { asPercent, withThousands } from "../text/count.ts";
import { allowedBy } from "./defaults.ts";
import type { HistoryLimit } from "./limits.ts";
import type { ClassCount } from "./verdict.ts";

/** What went before, oldest first: of plans of the same mode that were applied, and of full reads that were accepted. */
export interface GuardHistory {
  readonly plans: readonly {
    readonly target: string;
    readonly changeClass: ChangeClass;
    /** One for each plan, also when its count was 0. */
    readonly entries: readonly HistoryEntry[];
  }[];
  readonly reads: Readonly<Record<string, readonly HistoryEntry[]>>;
}

/**
 * Says how a count is out of what it usually is, as a sentence; `undefined` when it is not, or when too few plans went
 * before to know.
 */
export function unusual(
  { target, changeClass, count, population }: ClassCount,
  limit: HistoryLimit,
  { plans }: GuardHistory,
): string | undefined {
  const past = plans.find((kept) => kept.target === target && kept.changeClass === changeClass);
  const counts = (past?.entries ?? []).map((entry) => entry.count);
  if (counts.length < limit.plans) return undefined;
  const usual = median(counts);
  const spread = median(counts.map((each) => Math.abs(each - usual)));
  const least = allowedBy(limit.share, population);
  const allowed = Math.max(Math.floor(usual + limit.deviations * spread), least);
  if (count <= allowed) return undefined;
  return (
    `the median of the last ${counts.length} plans is ${withThousands(usual)}, and up to ${withThousands(allowed)} pass ` +
    `(${limit.deviations} deviations of ${withThousands(spread)}, and always ${asPercent(limit.share.percent)} ` +
    `or ${withThousands(least)})`
  );
}

function median(counts: readonly number[]): number {
  const sorted = counts.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
