import type { ChangeClass } from "../../model/operation.ts";
import { asPercent, withThousands } from "../text/count.ts";
import type { Touched } from "./counts.ts";
import { allowedBy } from "./defaults.ts";
import { type GuardHistory, unusual } from "./history.ts";
import type { AllLimits, ClassLimit, LimitedClass } from "./limits.ts";
import type { Breach, ClassCount } from "./verdict.ts";

/** What the classes of one target are judged by. */
export interface ClassCase {
  readonly target: string;
  readonly population: number;
  readonly touched: Touched;
  readonly counts: readonly ClassCount[];
  readonly limits: AllLimits;
  readonly history: GuardHistory;
}

/** Finds the classes of change in which a plan goes over the limits of one target. */
export function classBreaches(given: ClassCase): readonly Breach[] {
  const closing = closingCount(given);
  const counts = given.counts.filter(({ target }) => target === given.target);
  return [closing, ...counts].flatMap((counted) => [
    ...limitBreaches(counted, given.limits.classes[counted.changeClass]),
    ...historyBreaches(counted, given),
  ]);
}

interface Counted extends Omit<ClassCount, "changeClass"> {
  readonly changeClass: LimitedClass;
}

function closingCount({ target, population, touched }: ClassCase): Counted {
  const classes = touched.get(target);
  const closed = new Set([...(classes?.get("disable") ?? []), ...(classes?.get("delete") ?? [])]);
  return { target, changeClass: "closing", count: closed.size, population };
}

function limitBreaches(counted: Counted, limit: ClassLimit | "off" | undefined): Breach[] {
  if (limit === undefined || limit === "off") return [];
  const breaches: Breach[] = [];
  const { count, population } = counted;
  if (limit.absolute !== undefined && count > limit.absolute) {
    breaches.push(
      breachOf(counted, "absolute", `the limit is ${withThousands(limit.absolute)} at once`),
    );
  }
  if (limit.share !== undefined && population > 0) {
    const allowed = allowedBy(limit.share, population);
    if (count > allowed) {
      const rule = `${asPercent(limit.share.percent)}, and always ${withThousands(allowedBy({ ...limit.share, percent: 0 }, population))}`;
      breaches.push(breachOf(counted, "percent", `up to ${withThousands(allowed)} pass (${rule})`));
    }
  }
  return breaches;
}

function historyBreaches(counted: Counted, { limits, history }: ClassCase): Breach[] {
  const { changeClass, ...rest } = counted;
  if (changeClass === "closing" || limits.history === "off") return [];
  if (limits.classes[changeClass] === "off") return [];
  const because = unusual({ ...rest, changeClass }, limits.history, history);
  return because === undefined ? [] : [breachOf(counted, "history", because)];
}

function breachOf(counted: Counted, kind: string, limit: string): Breach {
  const { target, changeClass, count, population } = counted;
  const share = population > 0 ? ` (${asPercent((count * 100) / population)})` : "";
  const what = outcome[changeClass];
  return {
    code: `${target}/${changeClass}/${kind}`,
    target,
    ...(changeClass === "closing" ? {} : { changeClass }),
    because: `${withThousands(count)} of ${withThousands(population)} accounts${share} would ${what}; ${limit}`,
  };
}

const outcome: Readonly<Record<ChangeClass | "closing", string>> = {
  closing: "be disabled or deleted",
  create: "be made anew",
  update: "be changed",
  rename: "be renamed",
  move: "move to another container",
  enable: "be enabled",
  disable: "be disabled",
  delete: "be deleted",
  grant: "be given entitlements",
  revoke: "lose entitlements",
  privilege: "change in privilege",
  password: "be given another password",
};
