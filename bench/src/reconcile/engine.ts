import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileReadCache, fileStore, reconcile } from "@rollcall/core";
import { report } from "../child.ts";
import { accountsFile } from "./accounts-file.ts";
import type { Night } from "./bench.ts";
import { peopleFile } from "./people-file.ts";
import { policy } from "./policy.ts";
import { worldFiles } from "./world.ts";

// A full run as it is made every night: accounts, people, the store of the night before, and what was noted then; on the
// first night nothing was, and without a cache nothing is. The night before itself is run once, to have it noted.
const [, , world, night] = process.argv as [string, string, string, Night];
const files = worldFiles(world);
const noted = (of: string): string => join(world, `noted-${of}`);
await rm(noted(night), { recursive: true, force: true });
if (night === "every") await cp(noted("before"), noted(night), { recursive: true });

const startedAt = performance.now();
await using store = await fileStore({ folder: files.store });
const { people, accounts } = night === "before" ? files.before : files;
const plan = await reconcile({
  source: peopleFile(people),
  targets: [accountsFile({ ...files, accounts })],
  policy,
  store,
  asOf: night === "before" ? "2026-11-20T07:00:00Z" : "2026-11-21T07:00:00Z",
  mode: "full",
  ...(night !== "uncached" && { readCache: fileReadCache({ folder: noted(night) }) }),
});
const found = { create: 0, disable: 0, update: 0 };
for (const { kind, classes } of plan.operations) {
  if (kind === "create") found.create++;
  else if (classes.includes("disable")) found.disable++;
  else found.update++;
}
report(found, startedAt);
