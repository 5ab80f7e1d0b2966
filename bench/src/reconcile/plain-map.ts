import { createReadStream } from "node:fs";
import { createInterface, type Interface } from "node:readline";
import { report } from "../child.ts";
import { worldFiles } from "./world.ts";

// What a script does that somebody writes for one directory, without Rollcall: lines from readline, every account parsed
// into a map, every person looked up in it, and both compared attribute by attribute. Nothing in it is slow on purpose.
const startedAt = performance.now();
const files = worldFiles(process.argv[2] as string);
const today = "2026-11-21";
const names = [
  "userName",
  "displayName",
  "givenName",
  "familyName",
  "title",
  "department",
  "location",
  "telephone",
  "mail",
  "company",
  "employeeNumber",
  "managerNumber",
  "initials",
  "office",
  "description",
  "country",
  "homeFolder",
] as const;

type Account = Readonly<Record<(typeof names)[number], string>> & {
  readonly groups: readonly string[];
  readonly enabled: boolean;
};

const accounts = new Map<string, Account>();
for await (const line of linesOf(files.accounts)) {
  const account = JSON.parse(line) as Account;
  accounts.set(account.employeeNumber, account);
}
const found = { create: 0, disable: 0, update: 0 };
for await (const line of linesOf(files.people)) {
  const wanted = accountOf(personOf(line));
  const account = accounts.get(wanted.employeeNumber);
  if (!account) found.create++;
  else if (account.enabled !== wanted.enabled) found.disable++;
  else if (isDifferent(wanted, account)) found.update++;
}
report(found, startedAt);

function linesOf(path: string): Interface {
  return createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
}

function personOf(line: string) {
  const cells = line.split("~");
  const cell = (at: number): string => cells[at] ?? "";
  return {
    number: cell(0),
    given: cell(1),
    family: cell(2),
    title: cell(3),
    department: cell(4),
    location: cell(5),
    phone: cell(6),
    manager: cell(7),
    groups: cell(8),
    start: cell(9),
    end: cell(10),
  };
}

function accountOf(person: ReturnType<typeof personOf>): Account {
  const { number, given, family, title, department, location, phone, manager, groups, end } =
    person;
  return {
    userName: number,
    displayName: `${family}, ${given}`,
    givenName: given,
    familyName: family,
    title,
    department,
    location,
    telephone: phone,
    mail: `${number}@example.nhs.uk`,
    company: "Ambleford NHS Trust",
    employeeNumber: number,
    managerNumber: manager,
    initials: given.slice(0, 1),
    office: location.slice(0, 7),
    description: `${title}, ${department}`,
    country: "GB",
    homeFolder: `/home/${number}`,
    groups: groups.split("|"),
    enabled: end === "" || end >= today,
  };
}

function isDifferent(wanted: Account, account: Account): boolean {
  for (const name of names) if (wanted[name] !== account[name]) return true;
  const held = new Set(account.groups);
  return held.size !== wanted.groups.length || wanted.groups.some((group) => !held.has(group));
}
