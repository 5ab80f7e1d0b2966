import { join } from "node:path";
import { esr } from "@rollcall/connector-esr";
import { fileStore, reconcile } from "@rollcall/core";
import { report } from "../child.ts";
import { directory } from "./directory.ts";
import { policy } from "./policy.ts";

// One day's change file, from the open store to the sealed plan.
const folder = process.argv[2] as string;
const started = performance.now();
await using store = await fileStore({ folder: join(folder, "store") });
const plan = await reconcile({
  source: esr({ folder: join(folder, "extracts"), now: () => new Date("2026-11-21T07:00:00Z") }),
  targets: [directory(join(folder, "accounts.txt"))],
  policy,
  store,
  asOf: "2026-11-21T07:00:00Z",
  mode: "changes",
});
report({ operations: plan.operations.length }, started);
