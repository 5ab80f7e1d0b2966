import type { Operation } from "../../model/operation.ts";
import { asPercent, counted, withThousands } from "../text/count.ts";
import { touchedAccounts } from "./counts.ts";
import { allowedBy } from "./defaults.ts";
import type { AllLimits, Share } from "./limits.ts";
import type { Breach } from "./verdict.ts";

/** The operations of one target, and what they are judged by. */
export interface PatternCase {
  readonly target: string;
  readonly population: number;
  readonly operations: readonly Operation[];
  readonly limits: AllLimits;
  /** Stable keys of accounts that are never changed. */
  readonly protectedAccounts: ReadonlySet<string>;
}

/** Finds the patterns that point to a mistake: one attribute changed everywhere, keys that churn, protected accounts. */
export function patternBreaches(given: PatternCase): readonly Breach[] {
  return [...protectedBreaches(given), ...attributeBreaches(given), ...churnBreaches(given)];
}

function protectedBreaches({ target, operations, protectedAccounts }: PatternCase): Breach[] {
  const touched = new Set(operations.flatMap((operation) => touchedAccounts(operation)));
  const count = [...touched].filter((key) => protectedAccounts.has(key)).length;
  if (count === 0) return [];
  const because = `${counted(count, "protected account")} would be changed; none may be`;
  return [{ code: `${target}/protected`, target, because }];
}

function attributeBreaches({ target, population, operations, limits }: PatternCase): Breach[] {
  const limit = limits.attribute;
  if (limit === "off" || population === 0) return [];
  const allowed = allowedBy(limit, population);
  return [...accountsByAttribute(operations)]
    .filter(([, accounts]) => accounts.size > allowed)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([attribute, accounts]) => ({
      code: `${target}/attribute/${attribute}`,
      target,
      changeClass: "update" as const,
      because:
        `${attribute} would change on ${withThousands(accounts.size)} of ${withThousands(population)} accounts ` +
        `(${asPercent((accounts.size * 100) / population)}); up to ${passes(limit, population)}; ` +
        "more point to a mistake in its rule",
    }));
}

function accountsByAttribute(operations: readonly Operation[]): Map<string, Set<string>> {
  const byAttribute = new Map<string, Set<string>>();
  for (const operation of operations) {
    if (operation.kind !== "update") continue;
    for (const { attribute } of operation.deltas) {
      const accounts = byAttribute.get(attribute) ?? new Set<string>();
      byAttribute.set(attribute, accounts.add(operation.ref.stable));
    }
  }
  return byAttribute;
}

function churnBreaches({ target, population, operations, limits }: PatternCase): Breach[] {
  const limit = limits.churn;
  if (limit === "off") return [];
  const pairs = lookAlikes(operations);
  if (pairs <= allowedBy(limit, population)) return [];
  return [
    {
      code: `${target}/churn`,
      target,
      because:
        `${counted(pairs, "account")} would be closed while as many that look the same would be made; up to ` +
        `${passes(limit, population)}; more point to a source whose keys have changed`,
    },
  ];
}

/** Counts the pairs of one account that is closed and one that is made under the same label. */
function lookAlikes(operations: readonly Operation[]): number {
  const made = new Map<string, number>();
  const closed = new Map<string, Set<string>>();
  for (const operation of operations) {
    const look = operation.label.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
    if (operation.kind === "create") made.set(look, (made.get(look) ?? 0) + 1);
    else if (closes(operation)) {
      const keys = closed.get(look) ?? new Set<string>();
      for (const key of touchedAccounts(operation)) keys.add(key);
      closed.set(look, keys);
    }
  }
  let pairs = 0;
  for (const [look, count] of made) pairs += Math.min(count, closed.get(look)?.size ?? 0);
  return pairs;
}

function closes({ classes }: Operation): boolean {
  return classes.includes("disable") || classes.includes("delete");
}

function passes(share: Share, population: number): string {
  return `${withThousands(allowedBy(share, population))} pass (${asPercent(share.percent)})`;
}
