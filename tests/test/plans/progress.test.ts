import { type Progress, reconcile } from "@rollcall/core";
import { expect, test } from "vitest";
import { employee, hospital, opening } from "../stage/hospital.ts";
import { live, type RunOptions } from "../stage/run.ts";
import type { Stage } from "../stage/stage.ts";
import { later } from "../stage/steps.ts";

const asOf = later(opening, 1);

async function toldOf(stage: Stage, run: RunOptions): Promise<readonly Progress[]> {
  const told: Progress[] = [];
  await reconcile({ ...stage, ...run, onProgress: (one) => void told.push(one) });
  return told;
}

const countsOf = (told: readonly Progress[], step: Progress["step"]): readonly number[] =>
  told.filter((one) => one.step === step).map(({ count }) => count);

test.each(["full", "changes"] as const)(
  "a run in mode %s tells how far it has come in each step, up to the end and never backwards",
  async (mode) => {
    const stage = await hospital({ people: 1200 });
    await live(stage, { asOf: opening });
    for (const at of [3, 7]) {
      stage.source.staff.put({
        ...employee(at),
        names: { legal: { given: "Ada", family: "Okafor" } },
      });
    }
    const told = await toldOf(stage, { asOf, mode });
    const [accounts, people] = [countsOf(told, "accounts"), countsOf(told, "people")];
    expect(people.at(-1)).toBe(mode === "full" ? 1200 : 2);
    expect(accounts.at(-1)).toBe(mode === "full" ? 1200 : undefined);
    expect(told.at(-1)).toEqual({ step: "differences", system: "directory", count: 2 });
    for (const counts of [accounts, people]) {
      expect(counts).toEqual(counts.toSorted((one, other) => one - other));
    }
    if (mode === "full") expect(people.length).toBeGreaterThan(1);
  },
);
