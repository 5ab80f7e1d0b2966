const columnWidth = 6;
const steps = [100, 90, 80, 70, 60, 50, 40, 30, 20, 10, 0] as const;

/** What is plotted: shares from 0 to 1 in groups of columns, one line of them for each series. */
export interface AskedPlot {
  /** The names of the columns of each group, such as the shares detected. */
  readonly columns: readonly string[];
  readonly groups: readonly string[];
  /** By name; the first letter marks it. Values group by group; not a number where there is none. */
  readonly series: ReadonlyMap<string, readonly number[]>;
}

/** Plots shares upwards in characters, rounded to 10 %, each series by the first letter of its name. */
export function plotAsked({ columns, groups, series }: AskedPlot): string {
  const places = groups.flatMap((_, group) =>
    columns.map((__, column) => group * columns.length + column),
  );
  const rows = steps.map((step) => {
    const cells = places.map((place) => marksAt(series, place, step).padStart(columnWidth));
    return `${String(step).padStart(4)} % |${cells.join("")}`;
  });
  const width = columnWidth * columns.length;
  return [
    "asked",
    ...rows,
    `       +${"-".repeat(columnWidth * places.length)}`,
    `        ${groups.flatMap(() => columns.map((name) => name.padStart(columnWidth))).join("")}`,
    `        ${groups.map((name) => name.padStart(width)).join("")}`,
    `        ${[...series.keys()].map((name) => `${name[0]} ${name}`).join(", ")}`,
  ].join("\n");
}

function marksAt(series: AskedPlot["series"], place: number, step: number): string {
  return [...series]
    .filter(([, values]) => Math.round((values[place] ?? Number.NaN) * 10) * 10 === step)
    .map(([name]) => name[0])
    .join("");
}
