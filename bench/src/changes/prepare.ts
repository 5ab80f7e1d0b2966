import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { esr } from "@rollcall/connector-esr";
import {
  apply,
  approve,
  compileTarget,
  fileStore,
  type Link,
  linkWrites,
  type Person,
  reconcile,
  type Store,
  type TargetPolicy,
} from "@rollcall/core";
import {
  advance,
  fullExtract,
  type StaffEvent,
  syntheticTrust,
  writeExtract,
} from "@rollcall/testkit";
import { report } from "../child.ts";
import { directory } from "./directory.ts";
import { employeeNumber, policy } from "./policy.ts";

// A trust of this size as it stands after a full run, and the change file of the day after.
const folder = process.argv[2] as string;
const people = Number(process.argv[3]);
const rows = Number(process.argv[4]);
const extracts = join(folder, "extracts");
const accounts = join(folder, "accounts.txt");
const asOf = "2026-11-20T07:00:00Z";

await mkdir(extracts, { recursive: true });
const desired = compileTarget(policy.targets.directory as TargetPolicy, {
  target: "directory",
  asOf,
});
const trust = syntheticTrust({
  seed: 1,
  people,
  vpd: "431",
  name: "Ambleford NHS Trust",
  odsCode: "RZZ",
  startDate: "2026-11-20",
});
await writeExtract(extracts, fullExtract(trust));
await using store = await fileStore({ folder: join(folder, "store") });
await linkEverybody(store);
const source = esr({ folder: extracts, now: () => new Date(asOf) });
const targets = [directory(accounts)];
const plan = await reconcile({ source, targets, policy, store, asOf, mode: "full" });
const approval = approve(plan, {
  by: "bench",
  at: asOf,
  expires: "2026-11-21T07:00:00Z",
  accepts: plan.verdict.breaches.map(({ code }) => code),
});
const clock = { now: () => Date.parse(asOf) };
for await (const receipt of apply(plan, { approval, targets, store, ...clock })) {
  throw new Error(`the world is not at rest: ${receipt.status}`);
}
await writeChanges();
report({ operations: plan.operations.length }, 0);

async function linkEverybody(into: Store): Promise<void> {
  const file = createWriteStream(accounts);
  await using session = await esr({ folder: extracts, now: () => new Date(asOf) }).open();
  const links: Link[] = [];
  for await (const page of session.read.scan()) {
    for (const person of page.items) {
      const number = employeeNumber(person);
      if (number === undefined || !isOpen(person)) continue;
      file.write(`${number}\n`);
      links.push({
        target: "directory",
        account: { kind: "account", stable: `a-${number}` },
        personId: person.id,
        identifiers: person.identifiers,
        by: "bench",
        since: asOf,
      });
    }
  }
  file.end();
  await finished(file);
  await into.commit(links.flatMap((link) => linkWrites(link)));
}

/** Tells whether the person has an account at the start; the others have none and need none. */
function isOpen(person: Person): boolean {
  const wanted = desired(person, false);
  return typeof wanted === "object" && wanted.presence === "present";
}

async function writeChanges(): Promise<void> {
  const date = "2026-11-21";
  const events: StaffEvent[] = [];
  let changed = 0;
  for (const [slot, { standing, assignments }] of trust.staff.entries()) {
    if (changed >= rows) break;
    if (standing !== "employee") continue;
    changed += 1 + assignments.length;
    events.push({
      kind: "leave",
      slot,
      terminationDate: "2026-11-20",
      terminationReason: "End of Fixed Term Contract",
      lastWorkingDay: "2026-11-20",
    });
  }
  await writeExtract(extracts, advance(trust, date, events).rows);
}
