import { esr } from "@rollcall/connector-esr";
import { report } from "../child.ts";

// What Rollcall makes of the same file: people, with everything checked and resolved.
const started = performance.now();
const connector = esr({
  folder: process.argv[2] as string,
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
