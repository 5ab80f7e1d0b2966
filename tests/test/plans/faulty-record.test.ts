import type { Person } from "@rollcall/core";
import { expect, test } from "vitest";
import { employee, hospital, opening } from "../stage/hospital.ts";
import { live, planFor } from "../stage/run.ts";
import type { Stage } from "../stage/stage.ts";

const tooLong = "Porter ".repeat(100);

function titled(at: number, title: string): Person {
  const person = employee(at);
  return {
    ...person,
    assignments: person.assignments.map((one) => ({ ...one, position: { title } })),
  };
}

async function faultsOf(stage: Stage, mode: "full" | "changes"): Promise<object> {
  const { operations, findings } = await planFor(stage, { asOf: opening, mode });
  expect(operations).toEqual([]);
  return findings;
}

test.each(["full", "changes"] as const)(
  "somebody who can have no account for what the record says is told of in a %s run, and has one once it is corrected",
  async (mode) => {
    const stage = await hospital({ people: 3 });
    await live(stage, { asOf: opening });
    stage.source.staff.put(titled(3, tooLong));
    expect(await faultsOf(stage, mode)).toEqual([
      {
        finding: "refused",
        target: "directory",
        personId: "p3",
        about: "p3",
        because: expect.stringMatching(/attributes\.title gave a wrong value/),
        advice: expect.stringMatching(/^Correct the record/),
      },
    ]);
    await live(stage, { asOf: opening, mode });
    stage.source.staff.put(titled(3, "Porter"));
    const { plan } = await live(stage, { asOf: opening, mode });
    expect(plan.operations).toMatchObject([{ kind: "create", personId: "p3" }]);
    expect(await faultsOf(stage, mode)).toEqual([]);
  },
);

test("on the first run of all, nobody is passed over in silence", async () => {
  const stage = await hospital({ people: 0 });
  stage.source.staff.put(titled(0, "Porter"));
  stage.source.staff.put(titled(1, tooLong));
  const { plan } = await live(stage, { asOf: opening });
  expect(plan.operations).toMatchObject([{ kind: "create", personId: "p0" }]);
  expect(plan.findings).toMatchObject([{ finding: "refused", personId: "p1" }]);
});
