import { formatDate } from "@rollcall/core";
import type { MovedPerson } from "./moved-person.ts";
import type { Terminal } from "./terminal.ts";

/** Tells in a short table what became of who moved from one trust to the other. */
export function tellMoved(terminal: Terminal, moved: MovedPerson | undefined): void {
  if (!moved || moved.steps.length === 0) return;
  terminal.line();
  terminal.line(
    terminal.styled("bold", `${moved.name}: two directories, and one NHSmail account that follows`),
  );
  const rows = moved.steps.map(({ date, system, state, account, key }) => [
    formatDate(date),
    system,
    state,
    account,
    `${key.slice(0, 8)}…`,
  ]);
  for (const row of aligned(rows)) terminal.line(`  ${row}`);
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
