import { fileStore, reconcile } from "@rollcall/core";
import { report } from "../child.ts";
import { accountsFile } from "./accounts-file.ts";
import { peopleFile } from "./people-file.ts";
import { policy } from "./policy.ts";
import { worldFiles } from "./world.ts";

// A full run as it is made every night: accounts, people, and the store of the night before.
const startedAt = performance.now();
const files = worldFiles(process.argv[2] as string);
await using store = await fileStore({ folder: files.store });
const plan = await reconcile({
  source: peopleFile(files.people),
  targets: [accountsFile(files)],
  policy,
  store,
  asOf: "2026-11-21T07:00:00Z",
  mode: "full",
});
const found = { create: 0, disable: 0, update: 0 };
for (const { kind, classes } of plan.operations) {
  if (kind === "create") found.create++;
  else if (classes.includes("disable")) found.disable++;
  else found.update++;
}
report(found, startedAt);
