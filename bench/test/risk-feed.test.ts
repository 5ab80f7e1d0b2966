import { expect, test } from "vitest";
import { benchRiskFeed } from "../src/risk-feed/bench.ts";

test("a feed is taken in whole where there is room, and no more than there is room for where it is full", () => {
  const [, , ...rows] = benchRiskFeed({ events: 30_000, people: 20_000, rounds: 1 })
    .split("\n")
    .map((line) => line.trim().split(/ {2,}/));
  const kept = new Map(rows.map((row) => [row[0], Number(row[3]?.replaceAll(",", ""))]));
  expect(kept.get("events")).toBeGreaterThan(20_000);
  expect(kept.get("events, table full")).toBe(16_384);
  expect(kept.get("plain map, keeps all")).toBeLessThan(30_000);
});
