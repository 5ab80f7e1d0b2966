import { compileTarget } from "@rollcall/core";
import { report } from "../child.ts";
import { fileLines } from "../lines.ts";
import { accountOf, entriesOf } from "./accounts-file.ts";
import { personOf } from "./people-file.ts";
import { directoryPolicy } from "./policy.ts";
import { worldFiles } from "./world.ts";

// Reading and policy: every account and every person made an object, every person's account worked out, and nothing kept
// or compared.
const startedAt = performance.now();
const files = worldFiles(process.argv[2] as string);
const desire = compileTarget(directoryPolicy, {
  target: "directory",
  asOf: "2026-11-21T07:00:00Z",
});
let accounts = 0;
for await (const lines of fileLines(files.accounts, { readAhead: true })) {
  for (const [, entry] of entriesOf(lines)) {
    if (accountOf(entry.userName as string, entry).enabled) accounts++;
  }
}
let people = 0;
for await (const lines of fileLines(files.people, { readAhead: true })) {
  for (const line of lines) if (desire(personOf(line)) !== "none") people++;
}
report({ accounts, people }, startedAt);
