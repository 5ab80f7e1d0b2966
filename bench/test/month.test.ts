import { expect, test } from "vitest";
import { benchMonth } from "../src/national/month/bench.ts";
import { monthBegins, movementsOf } from "../src/national/month/movements.ts";
import { replayMonth } from "../src/national/month/replay.ts";

/** More writes in one morning than a tenth of the tenant's in five minutes. */
const morning = { movements: 1_600, organisations: 130, days: 1 };
const tenth = 1_800;

test.each([
  ["alone", 0],
  ["beside others that take nine tenths of the tenant's writes", 0.9],
])(
  "a morning of the nation is done %s: no request too many, a tenth of all writes at most",
  async (_, share) => {
    const { all, worst, throttled } = await replayMonth(morning, share);
    expect(all).toMatchObject({ movements: 1_600, writes: 2_000 });
    expect(throttled).toBe(0);
    expect(worst).toBeLessThanOrEqual(tenth);
    // It was the limit that kept it down, not want of work.
    expect(worst).toBeGreaterThan(0.95 * tenth);
  },
);

test("movements are all done although others leave less than our share", async () => {
  const { all, throttled } = await replayMonth({ ...morning, movements: 1_000 }, 0.95);
  expect(throttled).toBeGreaterThan(0);
  expect(all).toMatchObject({ movements: 1_000, writes: 1_250 + throttled });
});

test("what a movement costs is told by its kind", async () => {
  const [, , ...rows] = (await benchMonth({ movements: 8, organisations: 3, days: 1 })).split("\n");
  const cells = rows.map((row) => row.trim().split(/ {2,}/));
  expect(cells.map((row) => row.slice(0, 5))).toEqual([
    ["joiners", "2", "3.00", "3.00", "1.00"],
    ["movers", "2", "2.00", "2.00", "1.00"],
    ["leavers", "2", "3.00", "3.00", "2.00"],
    ["changes", "2", "2.00", "2.00", "1.00"],
    ["all, alone", "8", "2.50", "2.50", "1.25"],
    ["all, others take 90 %", "8", "2.50", "2.50", "1.25"],
    ["all, others take 95 %", "8", "2.50", "2.50", "1.25"],
  ]);
});

test("a month's movements come on its working days, in the morning, and as many of each kind", () => {
  const movements = [...movementsOf({ movements: 88, organisations: 13 })];
  const mornings = [...new Set(movements.map(({ at }) => at))].map((at) => new Date(at));
  expect(mornings).toHaveLength(22);
  expect(mornings.every((at) => at.getUTCHours() === 6 && at.getUTCDay() % 6 !== 0)).toBe(true);
  expect(mornings.every((at) => at.toISOString().slice(0, 7) === monthBegins.slice(0, 7))).toBe(
    true,
  );
  expect(movements.filter(({ kind }) => kind === "mover")).toHaveLength(22);
});
