import type { Plan } from "../plan.ts";
import { countLines } from "./counts.ts";
import { findingLines } from "./findings.ts";
import { type Line, renderLines } from "./lines.ts";
import { operationLines } from "./operations.ts";
import { readLines } from "./reads.ts";
import { londonTime } from "./time.ts";
import { printable } from "./value.ts";
import { verdictLines } from "./verdict-lines.ts";

/** A part of the text of a plan. */
export type PlanSection = "heading" | "reads" | "counts" | "operations" | "findings" | "verdict";

/** How a plan is written out. */
export interface FormatPlanOptions {
  /** With SGR colour codes, for a terminal. Defaults to `false`. */
  readonly colour?: boolean | undefined;
  /** Columns. Defaults to 100, and is at least 40. */
  readonly width?: number | undefined;
  /**
   * Shows at most so many operations and findings that are alike, and of a change of memberships so many members
   * and reasons, and says how many more there are. Defaults to all.
   */
  readonly limit?: number | undefined;
  /** Defaults to all, in the order of {@link PlanSection}. */
  readonly sections?: readonly PlanSection[] | undefined;
}

const allSections: readonly PlanSection[] = [
  "heading",
  "reads",
  "counts",
  "operations",
  "findings",
  "verdict",
];

/** Writes a plan as text for the person who approves it. It is shortened only when a `limit` is given, and then says so. */
export function formatPlan(plan: Plan, options: FormatPlanOptions = {}): string {
  const wanted = options.sections ?? allSections;
  const lines = allSections
    .filter((section) => wanted.includes(section))
    .map((section) => sectionLines(section, plan, options.limit))
    .filter((section) => section.length > 0)
    .flatMap((section, index) => (index === 0 ? section : [{ text: "" }, ...section]));
  return renderLines(lines, {
    width: Math.max(40, options.width ?? 100),
    colour: options.colour ?? false,
  });
}

function sectionLines(section: PlanSection, plan: Plan, limit?: number): readonly Line[] {
  switch (section) {
    case "heading":
      return headingLines(plan);
    case "reads":
      return readLines(plan);
    case "counts":
      return countLines(plan.verdict.counts);
    case "operations":
      return operationLines(plan, limit);
    case "findings":
      return findingLines(plan.findings, limit);
    case "verdict":
      return verdictLines(plan);
  }
}

function headingLines({ hash, asOf, mode, policy }: Plan): readonly Line[] {
  const reads = mode === "full" ? "from full reads" : "from what changed since the last plan";
  return [
    { text: `Plan ${hash.slice(0, 12)}, ${londonTime(asOf)} London time`, style: "heading" },
    { text: `Mode ${mode}, ${reads}, policy ${printable(policy)}. Nothing has been written yet.` },
  ];
}
