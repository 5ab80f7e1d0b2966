import { expect, test } from "vitest";
import { employee, hospital, opening } from "../stage/hospital.ts";
import { live, planFor } from "../stage/run.ts";
import { later } from "../stage/steps.ts";

const people = 20_000;

test("a trust of 20,000 is read whole, and a change run then asks for what changed alone", {
  timeout: 60_000,
}, async () => {
  const stage = await hospital({ people });
  const directory = stage.targets[0]?.directory;
  const { plan } = await live(stage, { asOf: opening });
  expect([plan.mode, plan.operations.length]).toEqual(["full", 0]);
  expect(directory?.calls.get).toBe(0);
  expect(stage.source.staff.calls.get).toBe(0);

  for (let at = 0; at < 20; at++) {
    const names = { legal: { given: "Alex", family: `Person${at}` } };
    stage.source.staff.put({ ...employee(at), names });
  }
  for (let at = 0; at < 3; at++) stage.source.staff.put(employee(people + at));
  directory?.change({ kind: "account", stable: "k77" }, { attributes: { title: "Somebody else" } });
  const before = { get: directory?.calls.get ?? 0, scan: directory?.calls.scan ?? 0 };
  const asOf = later(opening, 1);
  const changes = await planFor(stage, { asOf });
  expect(changes.mode).toBe("changes");
  expect(changes.operations).toHaveLength(24);
  // One read for each linked account, one search for each person, and a few for all.
  expect((directory?.calls.get ?? 0) - before.get).toBeLessThanOrEqual(24);
  expect((directory?.calls.scan ?? 0) - before.scan).toBeLessThanOrEqual(24 + 6);
  expect(stage.source.staff.calls.get).toBe(1);
  expect(stage.source.staff.calls.scan).toBe(1);

  const full = await planFor(stage, { asOf, mode: "full" });
  expect(full.operations).toEqual(changes.operations);
  expect((directory?.calls.get ?? 0) - before.get).toBeLessThanOrEqual(24 * 3);
});
