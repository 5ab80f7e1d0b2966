import type { StoreWrite } from "@rollcall/core";
import { expect, test } from "vitest";
import { hospital, opening } from "../stage/hospital.ts";
import { live, planFor } from "../stage/run.ts";
import { later } from "../stage/steps.ts";

test("a full run knows the links of a store of an earlier version, which kept no rows of their owners", async () => {
  const stage = await hospital({ people: 40 });
  await live(stage, { asOf: opening });
  const rows = await Array.fromAsync(stage.store.scan("linkOwners"));
  expect(rows).toHaveLength(40);
  const old = rows.map(({ key }): StoreWrite => ({ space: "linkOwners", key, value: null }));
  await stage.store.commit([...old, { space: "meta", key: "linkOwners", value: null }]);
  for (const person of stage.source.staff.people().slice(0, 3)) {
    stage.source.staff.remove(person.id);
  }
  const asOf = later(opening, 1);
  const plan = await planFor(stage, { asOf, mode: "full" });
  expect(plan.findings.filter(({ finding }) => finding === "absent")).toHaveLength(3);
  expect(plan.findings.filter(({ finding }) => finding === "unmatched")).toEqual([]);
  expect(await Array.fromAsync(stage.store.scan("linkOwners"))).toEqual(rows);
});
