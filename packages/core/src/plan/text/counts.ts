import type { ChangeClass } from "../../model/operation.ts";
import type { ClassCount } from "../guard/verdict.ts";
import { withThousands } from "./count.ts";
import type { Line } from "./lines.ts";
import { printable } from "./value.ts";
import { displayWidth, padTo } from "./width.ts";

/** Sets out a table of how many accounts each target has and how many of them change, by class; classes without any are left out. */
export function countLines(counts: readonly ClassCount[]): readonly Line[] {
  const targets = [...new Set(counts.map(({ target }) => target))];
  const classes = [...new Set(counts.map(({ changeClass }) => changeClass))].filter((changeClass) =>
    counts.some((each) => each.changeClass === changeClass && each.count > 0),
  );
  if (classes.length === 0) return [];
  const rows = [
    ["target", "accounts", ...classes],
    ...targets.map((target) => rowOf(target, classes, counts)),
  ];
  return [
    { text: "Accounts that change, by target and class of change", style: "heading" },
    ...aligned(rows).map((text) => ({ text: `  ${text}`, hang: "never" as const })),
  ];
}

function rowOf(
  target: string,
  classes: readonly ChangeClass[],
  counts: readonly ClassCount[],
): readonly string[] {
  const own = counts.filter((each) => each.target === target);
  const cells = classes.map((changeClass) => {
    const count = own.find((each) => each.changeClass === changeClass)?.count ?? 0;
    return count === 0 ? "–" : withThousands(count);
  });
  return [printable(target), withThousands(own[0]?.population ?? 0), ...cells];
}

/** Lines up cells in columns: the first to the left, numbers to the right. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => displayWidth(row[column] ?? ""))),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => padTo(cell, widths[column] ?? 0, column === 0 ? "behind" : "before"))
      .join("  "),
  );
}
