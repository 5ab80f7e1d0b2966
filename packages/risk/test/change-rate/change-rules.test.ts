import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { changeRules, followRules } from "../../src/change-rate/change-rules.ts";
import type { Contribution } from "../../src/evidence/contribution.ts";
import { firing, firingFollow, silent, silentFollow } from "./firing.ts";

const rows = <Value>(given: Readonly<Record<string, readonly Value[]>>): [string, Value][] =>
  Object.entries(given).flatMap(([rule, values]) =>
    values.map((value): [string, Value] => [rule, value]),
  );

const found = (given: (typeof firing)[string][number]): Contribution[] =>
  changeRules.flatMap((rule) => rule(given) ?? []);
const followed = (given: (typeof firingFollow)[string][number]): Contribution[] =>
  followRules.flatMap((rule) => rule(given) ?? []);

test.each(rows(firing))("%s is found", (rule, given) => {
  expect(found(given).map(({ source }) => source)).toContain(rule);
});

test.each(rows(silent))("%s is not found in what comes close", (rule, given) => {
  expect(found(given).map(({ source }) => source)).not.toContain(rule);
});

test.each(rows(firingFollow))("%s is found", (rule, given) => {
  expect(followed(given).map(({ source }) => source)).toEqual([rule]);
});

test.each(rows(silentFollow))("%s is not found in what comes close", (_, given) => {
  expect(followed(given)).toEqual([]);
});

const contributions = (): Contribution[] => [
  ...rows(firing).flatMap(([, given]) => found(given)),
  ...rows(firingFollow).flatMap(([, given]) => followed(given)),
];

test("a reason is a sentence that names nobody, and a statistic is only ever statistical", () => {
  for (const { reason, bits, strength, source, facts } of contributions()) {
    expect(reason).toMatch(/^[A-Z].*\.$/);
    expect(bits).toBeGreaterThan(0);
    expect(JSON.stringify([reason, facts])).not.toMatch(/account-\d|admin-\d|operator-\d/);
    if (source === "mass-change" && bits < 10) expect(strength).toBe("statistical");
  }
});

/**
 * Writes each rule as the table of the docs does: its name, its bits from the fewest, and its strengths in the same
 * order.
 */
function tableOfCode(): string[] {
  const byRule = Map.groupBy(contributions(), ({ source }) => source);
  return [...byRule].map(([rule, all]) => {
    const weights = new Map(
      all.toSorted((a, b) => a.bits - b.bits).map(({ bits, strength }) => [bits, strength]),
    );
    const strengths = new Set(weights.values());
    return `${rule} | ${[...weights.keys()].join(", ")} | ${[...strengths].join(", ")}`;
  });
}

test("the table in the docs is what the code does", () => {
  const page = readFileSync(new URL("../../../../docs/risk/changes.md", import.meta.url), "utf8");
  const cells = [...page.matchAll(/^\| `([a-z-]+)` \|[^|]*\| ([\d, ]+) \| ([a-z, ]+) \|$/gm)];
  const table = cells.map(([, rule, bits, strength]) => `${rule} | ${bits} | ${strength}`);
  expect(table.toSorted()).toEqual(tableOfCode().toSorted());
  expect(table).toHaveLength(changeRules.length + followRules.length);
});
