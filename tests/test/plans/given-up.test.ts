import type { Finding, Lifecycle } from "@rollcall/core";
import { expect, test } from "vitest";
import { employee, hospital, opening } from "../stage/hospital.ts";
import { live, planFor } from "../stage/run.ts";
import { later } from "../stage/steps.ts";
import { thinned } from "../stage/thinned.ts";

/** Somebody leaves, the plan for that is carried out, and on the next day another organisation holds the account. */
async function adopted(
  lifecycle: Lifecycle,
): Promise<{ readonly closed: number; readonly findings: readonly Finding[] }> {
  const stage = await hospital({ people: 30, lifecycle });
  await live(stage, { asOf: opening });
  const [post, ...others] = employee(7).assignments;
  if (!post) throw new Error("nobody is employed");
  const ended = { ...post, status: "ended" as const, end: "2026-11-20" };
  stage.source.staff.put({ ...employee(7), assignments: [ended, ...others] });
  const asOf = later(opening, 1);
  const { plan } = await live(stage, { asOf });
  const targets = stage.targets.map((target) =>
    thinned(target, { shows: ({ ref }) => ref.stable !== "k7", get: "no-permission" }),
  );
  const next = await planFor({ ...stage, targets }, { asOf: later(opening, 2), mode: "full" });
  expect(next.operations).toEqual([]);
  return { closed: plan.operations.length, findings: next.findings };
}

test("an account that a leaver took along is left to whoever holds it, and nobody is asked to look", async () => {
  const { closed, findings } = await adopted({ whenLeft: "as-it-is" });
  expect(closed).toBe(0);
  expect(findings.filter(({ finding }) => finding === "blocked")).toEqual([]);
});

test("a leaver's account that was to be closed and cannot be seen any more is told of", async () => {
  const { closed, findings } = await adopted({});
  expect(closed).toBe(1);
  expect(findings.filter(({ finding }) => finding === "blocked")).toHaveLength(1);
});
