import type { ChallengeCurve, CurvePoint, Estimate } from "./challenge-curve.ts";
import { plotCurve } from "./plot-curve.ts";

/** Writes a curve for people: a table whose columns line up, and a plot of it in characters. */
export function formatCurve(curve: ChallengeCurve): string {
  const kinds = Object.keys(curve.attackers);
  const head = ["target", "threshold", "challenged", ...kinds.map((kind) => `${kind} detected`)];
  const rows = curve.points.map((point) => rowOf(point, kinds));
  const attempts = kinds.map((kind) => `${kind} ${curve.attackers[kind]?.toLocaleString("en-GB")}`);
  return [
    `Model ${curve.model}: ${curve.sample.toLocaleString("en-GB")} legitimate sign-ins of ${curve.people.toLocaleString("en-GB")} people.`,
    ...(attempts.length > 0 ? [`Attempts by attackers: ${attempts.join(", ")}.`] : []),
    "",
    alignColumns([head, ...rows]),
    "",
    plotCurve(curve),
  ].join("\n");
}

function rowOf(point: CurvePoint, kinds: readonly string[]): readonly string[] {
  return [
    percentage(point.target),
    `${point.challengeAt.toFixed(2)} bits`,
    written(point.challenged),
    ...kinds.map((kind) => written(point.detected[kind] as Estimate)),
  ];
}

function written({ share, interval }: Estimate): string {
  if (Number.isNaN(share)) return "none";
  if (!interval) return percentage(share);
  return `${percentage(share)} (${bare(interval.low)} to ${bare(interval.high)})`;
}

function percentage(share: number): string {
  return `${bare(share)} %`;
}

function bare(share: number): string {
  return (share * 100).toFixed(1);
}

function alignColumns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows
    .map((row) => row.map((cell, column) => cell.padStart(widths?.[column] ?? 0)).join("  "))
    .join("\n");
}
