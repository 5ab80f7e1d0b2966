import type { ChallengeCurve, CurvePoint } from "./challenge-curve.ts";

const columnWidth = 7;
const steps = [100, 90, 80, 70, 60, 50, 40, 30, 20, 10, 0] as const;
const barLength = 50;

/**
 * Plots a curve in characters: the share of attacks detected upwards against the target of challenges to the right,
 * each kind of attacker with a letter of its own. Without attacks it plots how far each threshold is reached by
 * legitimate sign-ins.
 */
export function plotCurve({ attackers, points }: ChallengeCurve): string {
  const kinds = Object.keys(attackers);
  if (kinds.length === 0) return points.map(bar).join("\n");
  const marks = new Map(kinds.map((kind, index) => [kind, markOf(kind, kinds.slice(0, index))]));
  const rows = steps.map((step) => {
    const cells = points.map((point) => cellOf(point, step, marks).padStart(columnWidth));
    return `${String(step).padStart(4)} % |${cells.join("")}`;
  });
  const axis = points.map(({ target }) =>
    `${Number((target * 100).toFixed(2))} %`.padStart(columnWidth),
  );
  const legend = [...marks].map(([kind, mark]) => `${mark} ${kind}`).join(", ");
  return [
    "detected",
    ...rows,
    `       +${"-".repeat(columnWidth * points.length)}`,
    `        ${axis.join("")}  challenged`,
    `        ${legend}`,
  ].join("\n");
}

function cellOf(point: CurvePoint, step: number, marks: ReadonlyMap<string, string>): string {
  return [...marks]
    .filter(([kind]) => Math.round((point.detected[kind]?.share ?? Number.NaN) * 10) * 10 === step)
    .map(([, mark]) => mark)
    .join("");
}

/** The first letter of a kind that no kind before it took. */
function markOf(kind: string, before: readonly string[]): string {
  const taken = before.map((other, index) => markOf(other, before.slice(0, index)));
  return [...kind, "*"].find((letter) => !taken.includes(letter)) ?? "*";
}

function bar({ challengeAt, challenged: { share } }: CurvePoint): string {
  const label = `${challengeAt.toFixed(2)} bits`.padStart(14);
  return `${label} |${"#".repeat(Math.round(share * barLength))} ${(share * 100).toFixed(1)} %`;
}
