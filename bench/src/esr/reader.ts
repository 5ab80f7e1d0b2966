import { rm } from "node:fs/promises";
import { join } from "node:path";
import { esr } from "@rollcall/connector-esr";
import { report } from "../child.ts";

// What Rollcall makes of the same file: people, with everything checked and resolved.
const [folder = "", ...asked] = process.argv.slice(2);
const stateFolder = join(folder, asked.includes("ni") ? "ni-state" : "state");
if (asked.includes("first")) await rm(stateFolder, { recursive: true, force: true });
const started = performance.now();
const connector = esr({
  folder,
  stateFolder,
  niKey: asked.includes("ni") ? new Uint8Array(32).fill(7) : undefined,
  now: () => new Date("2026-11-21T07:00:00Z"),
});
await using session = await connector.open();
let people = 0;
let assignments = 0;
for await (const page of session.read.scan()) {
  for (const person of page.items) {
    people++;
    assignments += person.assignments.length;
  }
}
report({ people, assignments }, started);
