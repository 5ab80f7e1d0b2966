import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { progress } from "../src/progress.ts";
import type { Terminal } from "../src/terminal.ts";

beforeEach(() => vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => vi.useRealTimers());

function recorder(rewrites: boolean) {
  const lines: string[] = [];
  const passed: string[] = [];
  const terminal: Terminal = {
    asks: false,
    rewrites,
    colour: false,
    columns: 80,
    line: (text = "") => lines.push(text),
    passing: (text) => passed.push(text),
    styled: (_, text) => text,
    ask: async () => "",
  };
  return { terminal, lines, passed };
}

test("a terminal sees one line that is rewritten, and not faster than it can be read", () => {
  const { terminal, lines, passed } = recorder(true);
  const step = progress(terminal, "Applying");
  for (let count = 1; count <= 100; count++) {
    vi.advanceTimersByTime(20);
    step.at(`${count} of 100`, count / 100);
  }
  step.done("100 done");
  expect(lines).toEqual(["  Applying  100 done"]);
  expect(passed.length).toBeGreaterThan(20);
  expect(passed.length).toBeLessThan(40);
  expect(passed.at(-1)).toContain("█████");
});

test("a file sees a line at each quarter of a long step, and none of a quick one", () => {
  const { terminal, lines } = recorder(false);
  const run = (pause: number): void => {
    const step = progress(terminal, "Applying");
    for (let count = 1; count <= 8; count++) {
      vi.advanceTimersByTime(pause);
      step.at(`${count} of 8`, count / 8);
    }
    step.done("8 done");
  };
  run(10);
  expect(lines.splice(0)).toEqual(["  Applying  8 done"]);
  run(1000);
  expect(lines).toEqual([
    "  Applying  2 of 8",
    "  Applying  4 of 8",
    "  Applying  6 of 8",
    "  Applying  8 done",
  ]);
});
