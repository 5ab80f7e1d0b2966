import {
  type Account,
  compileComparison,
  compileTarget,
  type DesiredAccount,
} from "@rollcall/core";
import { report } from "../child.ts";
import { fileLines } from "../lines.ts";
import { accountKind, accountOf, entriesOf } from "./accounts-file.ts";
import { personOf } from "./people-file.ts";
import { directoryPolicy } from "./policy.ts";
import { worldFiles } from "./world.ts";

// The map of a script that uses Rollcall's parts: every account as an object in a map, every person looked up in it, with
// the reader, the policy and the comparison of the engine.
const startedAt = performance.now();
const files = worldFiles(process.argv[2] as string);
const desire = compileTarget(directoryPolicy, {
  target: "directory",
  asOf: "2026-11-21T07:00:00Z",
});
const compare = compileComparison(accountKind, Object.keys(directoryPolicy.attributes));
const accounts = new Map<string, Account>();
for await (const lines of fileLines(files.accounts, { readAhead: true })) {
  for (const [, entry] of entriesOf(lines)) {
    accounts.set(entry.employeeNumber as string, accountOf(entry.userName as string, entry));
  }
}
const found = { create: 0, disable: 0, update: 0 };
for await (const lines of fileLines(files.people, { readAhead: true })) {
  for (const line of lines) {
    const desired = desire(personOf(line)) as DesiredAccount;
    const account = accounts.get(desired.personId);
    if (!account) found.create++;
    else if (account.enabled !== desired.enabled) found.disable++;
    else if (!isEqual(desired, account)) found.update++;
  }
}
report(found, startedAt);

function isEqual(desired: DesiredAccount, account: Account): boolean {
  const wanted: Record<string, string> = {};
  for (const name in desired.attributes) wanted[name] = desired.attributes[name]?.value as string;
  if (compare(wanted, account.attributes).length > 0) return false;
  const holds = new Set(desired.entitlements?.holds.map(({ id }) => id));
  return (
    holds.size === account.entitlements.length &&
    account.entitlements.every(({ id }) => holds.has(id))
  );
}
