import { beforeEach, describe, expect, test } from "vitest";
import { closings } from "../stage/closings.ts";
import { employee, employeeIn, hospital, opening } from "../stage/hospital.ts";
import { live, planFor } from "../stage/run.ts";
import type { Stage, Systems } from "../stage/stage.ts";
import { later } from "../stage/steps.ts";
import { withholding } from "../stage/withholding.ts";

/** In a hospital of fifty, person 7 leaves on the third day, and cannot be read on some. */
const leaver = "p7";
let stage: Stage;
let withheld: Systems;

beforeEach(async () => {
  const lifecycle = { lastDay: "end", whenAbsent: { runs: 1, hours: 0 } } as const;
  stage = await hospital({ people: 50, lifecycle });
  withheld = { ...stage, source: withholding(stage.source, (id) => id === leaver) };
  stage.source.staff.put(employeeIn(7, { end: later(opening, 2).slice(0, 10) }));
  await live(stage, { asOf: opening });
});

describe.each(["full", "changes"] as const)("in a %s run", (mode) => {
  test("a person whose day has come and who is withheld is left as he was, and the others' work is done", async () => {
    const person = employee(8);
    stage.source.staff.put({ ...person, names: { legal: { given: "Alex", family: "Person8" } } });
    const plan = await planFor(withheld, { asOf: later(opening, 3), mode });
    expect(plan.operations.map(({ personId }) => personId)).toEqual(["p8"]);
    expect(plan.verdict.decision).toBe("allow");
    expect(plan.findings.filter(({ finding }) => finding === "refused")).toMatchObject([
      { about: leaver, because: expect.stringContaining("all rows"), advice: expect.any(String) },
    ]);
  });

  test("the day of a person who was withheld is kept: the account is closed as soon as the record can be read", async () => {
    await live(withheld, { asOf: later(opening, 1), mode });
    await live(withheld, { asOf: later(opening, 3), mode });
    const plan = await planFor(stage, { asOf: later(opening, 4), mode: "changes" });
    expect(closings(plan).map(({ personId }) => personId)).toEqual([leaver]);
  });
});

test("who is withheld is not taken for missing, nor is anybody else while records are refused", async () => {
  stage.source.staff.remove("p9");
  for (const days of [1, 2, 3]) {
    const { plan } = await live(withheld, { asOf: later(opening, days), mode: "full" });
    expect(plan.operations).toEqual([]);
  }
  const { plan } = await live(stage, { asOf: later(opening, 4), mode: "full" });
  expect(closings(plan).map(({ personId }) => personId)).toEqual([leaver, "p9"]);
});

test("a change file of which most was refused is stopped, and a read of changes that was cut off", async () => {
  const asOf = later(opening, 1);
  for (let at = 10; at < 20; at++) stage.source.staff.put(employeeIn(at, { start: "2019-01-07" }));
  const most = withholding(stage.source, (id) => id !== "p10");
  const refused = await planFor({ ...stage, source: most }, { asOf, mode: "changes" });
  expect(refused.verdict.breaches.map(({ code }) => code)).toEqual(["staff/refused"]);
  const cut: Systems["source"] = {
    ...stage.source,
    open: async (options) => {
      const { changes, ...session } = await stage.source.open(options);
      return {
        ...session,
        changes: {
          async *since(token, given) {
            for await (const { completeness: _, ...page } of changes?.since(token, given) ?? [])
              yield page;
          },
        },
      };
    },
  };
  const { verdict } = await planFor({ ...stage, source: cut }, { asOf, mode: "changes" });
  expect(verdict.breaches.map(({ code }) => code)).toEqual(["staff/read-unknown"]);
});
