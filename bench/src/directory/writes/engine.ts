import { writeFile } from "node:fs/promises";
import { apply, approve, memoryStore, planToJson, reconcile } from "@rollcall/core";
import { memorySource } from "@rollcall/testkit";
import { report } from "../../child.ts";
import { connectorTo, placeFrom } from "../place.ts";
import { asOf, people, policyFor } from "./world.ts";

// The plan is made before the clock starts; applying it is what is measured.
const place = placeFrom(process.argv[2]);
const directory = connectorTo({ ...place, staff: place.baseDN });
const store = memoryStore();
const plan = await reconcile({
  source: memorySource({ name: "staff", people: people() }),
  targets: [directory],
  policy: await policyFor(directory, place.baseDN),
  store,
  asOf,
  mode: "full",
});
await writeFile(process.argv[3] as string, planToJson(plan));
const at = new Date();
const approval = approve(plan, {
  by: "the bench",
  at: at.toISOString(),
  expires: new Date(at.getTime() + 3_600_000).toISOString(),
  accepts: plan.verdict.breaches.map(({ code }) => code),
});
const startedAt = performance.now();
let done = 0;
for await (const { status } of apply(plan, { approval, targets: [directory], store })) {
  if (status === "done") done++;
}
if (done !== plan.operations.length) throw new Error(`${done} of ${plan.operations.length} done`);
report({ operations: done }, startedAt);
