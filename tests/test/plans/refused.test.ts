import { generateKeyPairSync } from "node:crypto";
import {
  type ApplyOptions,
  approve,
  ConnectorError,
  memoryStore,
  type Plan,
  parsePlan,
  planToJson,
  sealPlan,
  signApproval,
} from "@rollcall/core";
import { beforeEach, expect, test } from "vitest";
import { targetContents } from "../stage/contents.ts";
import { employee, hospital, opening } from "../stage/hospital.ts";
import { approved, carryOut, planFor } from "../stage/run.ts";
import type { Stage } from "../stage/stage.ts";
import { later } from "../stage/steps.ts";

let stage: Stage;
let plan: Plan;

beforeEach(async () => {
  stage = await hospital({ people: 20 });
  const person = employee(3);
  stage.source.staff.put({ ...person, names: { legal: { given: "Alex", family: "Person3" } } });
  plan = await planFor(stage, { asOf: opening });
  expect(plan.operations).toHaveLength(1);
});

/** Expects that a plan is refused with this code and rule before anything is written. */
async function refused(
  given: Plan,
  reason: { readonly code: string; readonly rule: string },
  options: Partial<ApplyOptions> = {},
): Promise<void> {
  const before = targetContents(stage.targets);
  const error = await carryOut(given, stage, options).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(ConnectorError.is(error) && { code: error.code, rule: error.where?.rule }).toEqual(reason);
  expect(targetContents(stage.targets)).toEqual(before);
  expect(stage.targets[0]?.directory.writes).toBe(0);
}

function edited(): Plan {
  const [operation] = plan.operations;
  return { ...plan, operations: [{ ...operation, label: "somebody else" } as never] };
}

test("a plan that was edited by hand is refused, as an object and as JSON", async () => {
  const approval = approved(plan);
  await refused(edited(), { code: "invalid-value", rule: "plan-edited" }, { approval });
  expect(() => parsePlan(planToJson(edited()))).toThrow(/edited/);
  const { hash: _, ...rest } = edited();
  const resealed = sealPlan(rest);
  await refused(resealed, { code: "permission-denied", rule: "other-plan" }, { approval });
});

test("a plan of another store is refused", async () => {
  const store = memoryStore();
  await refused(plan, { code: "invalid-options", rule: "other-store" }, { store });
});

test("a plan is refused once another one was applied", async () => {
  await carryOut(
    await planFor(stage, { asOf: later(opening, -1) }),
    { ...stage, targets: stage.targets },
    {
      brake: () => "not today",
    },
  );
  await refused(plan, { code: "precondition-failed", rule: "out-of-date" });
});

test("a plan for a target that is not given is refused", async () => {
  await refused(plan, { code: "invalid-options", rule: "target-missing" }, { targets: [] });
});

test("an approval is refused when it has expired, is not valid yet, or is of another plan", async () => {
  const [day, by] = [86_400_000, "A. N. Approver"];
  const start = Date.parse(opening);
  const late = { now: () => start + day };
  await refused(plan, { code: "permission-denied", rule: "expired" }, late);
  const early = { now: () => start - day };
  await refused(plan, { code: "permission-denied", rule: "not-yet-valid" }, early);
  const other = await planFor(stage, { asOf: later(opening, 1) });
  const approval = approve(other, { by, at: opening, expires: later(opening, 1) });
  await refused(plan, { code: "permission-denied", rule: "other-plan" }, { approval });
});

test("an approval without the signature that is asked for is refused", async () => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const stranger = generateKeyPairSync("ed25519");
  const keys = { head: publicKey };
  const approval = approved(plan);
  await refused(plan, { code: "permission-denied", rule: "signature-missing" }, { keys });
  const forged = signApproval(approval, { key: "head", privateKey: stranger.privateKey });
  await refused(
    plan,
    { code: "permission-denied", rule: "bad-signature" },
    { keys, approval: forged },
  );
  const unknown = signApproval(approval, { key: "other", privateKey });
  await refused(
    plan,
    { code: "permission-denied", rule: "unknown-key" },
    { keys, approval: unknown },
  );
  const signed = signApproval(approval, { key: "head", privateKey });
  const receipts = await carryOut(plan, stage, { keys, approval: signed });
  expect(receipts.map(({ status }) => status)).toEqual(["done"]);
});

test("a plan that the guard stopped is refused until each breach is accepted by its code", async () => {
  for (let at = 0; at < 12; at++) {
    const person = employee(at);
    const assignments = person.assignments.map((one) => ({ ...one, end: "2026-11-18" }));
    stage.source.staff.put({ ...person, assignments });
  }
  const stopped = await planFor(stage, { asOf: opening });
  expect(stopped.verdict.decision).toBe("stop");
  const terms = { by: "A. N. Approver", at: opening, expires: later(opening, 1) };
  expect(() => approve(stopped, terms)).toThrow(/breaches to accept/);
  const approval = { ...approved(stopped), accepts: [] };
  await refused(stopped, { code: "permission-denied", rule: "breach-not-accepted" }, { approval });
});

test("an approval that expires on the way stops the plan, and a new one goes on with it", async () => {
  for (let at = 0; at < 20; at++) {
    const person = employee(at);
    const names = { legal: { given: "Alex", family: `Person${at}` } };
    stage.source.staff.put({ ...person, names });
  }
  const long = await planFor(stage, { asOf: opening });
  const done = (): number => stage.targets[0]?.directory.effects ?? 0;
  const now = (): number => Date.parse(opening) + (done() > 0 ? 7_200_000 : 0);
  await expect(carryOut(long, stage, { now })).rejects.toMatchObject({
    where: { rule: "expired" },
  });
  expect(done()).toBeGreaterThan(0);
  expect(done()).toBeLessThan(20);
  const at = new Date(Date.parse(opening) + 7_200_000).toISOString();
  const approval = approve(long, {
    by: "A. N. Approver",
    at,
    expires: later(opening, 1),
    accepts: long.verdict.breaches.map(({ code }) => code),
  });
  const receipts = await carryOut(long, stage, { approval, now: () => Date.parse(at) });
  expect(receipts).toHaveLength(20);
  expect(done()).toBe(20);
});
