import { isDeepStrictEqual } from "node:util";
import { type Account, compileTarget, type DesiredAccount } from "@rollcall/core";
import { fileLines } from "../lines.ts";
import { accountOf, type Entry } from "./accounts-file.ts";
import { personOf } from "./people-file.ts";
import { policy } from "./policy.ts";
import { worldFiles } from "./world.ts";

// What most scripts do: every account as an object in a map, every person looked up in it.
const files = worldFiles(process.argv[2] as string);
const accounts = new Map<string, Account>();
for await (const lines of fileLines(files.accounts)) {
  for (const line of lines) {
    const entry = JSON.parse(line.toString("utf8")) as Entry;
    accounts.set(entry.employeeNumber as string, accountOf(entry.userName as string, entry));
  }
}
const desire = compileTarget(
  policy.targets.directory as NonNullable<typeof policy.targets.directory>,
  {
    target: "directory",
    asOf: "2026-11-21T07:00:00Z",
  },
);
const found = { create: 0, disable: 0, update: 0 };
for await (const lines of fileLines(files.people)) {
  for (const line of lines) {
    const desired = desire(personOf(line)) as DesiredAccount;
    const account = accounts.get(desired.personId);
    if (!account) found.create++;
    else if (account.enabled !== desired.enabled) found.disable++;
    else if (!isEqual(desired, account)) found.update++;
  }
}
const { maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ ...found, seconds: process.uptime(), megabytes: maxRSS / 1024 }));

function isEqual(desired: DesiredAccount, account: Account): boolean {
  for (const [name, { value }] of Object.entries(desired.attributes)) {
    if (!isDeepStrictEqual(value, account.attributes[name])) return false;
  }
  const wanted = desired.entitlements?.holds.map(({ id }) => id).sort();
  return isDeepStrictEqual(wanted, account.entitlements.map(({ id }) => id).sort());
}
