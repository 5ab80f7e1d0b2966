import {
  apply,
  approve,
  byIdentifier,
  ConnectorError,
  definePolicy,
  initial,
  memoryStore,
  owned,
  type Person,
  reconcile,
} from "@rollcall/core";
import { memorySource } from "@rollcall/testkit";
import { expect, test } from "vitest";
import { clinicCsv } from "../src/clinic-csv.ts";
import { clinicFolder, someAccounts } from "./clinic-folder.ts";

const policy = definePolicy({
  name: "clinic",
  targets: {
    clinic: {
      correlate: [byIdentifier({ system: "number", attribute: "employee_number" })],
      attributes: {
        username: initial(({ id }) => id),
        employee_number: owned(({ identifiers }) => identifiers[0]?.value),
        display_name: owned(({ names }) => `${names.legal.given} ${names.legal.family}`),
        role: owned((_, { primary }) => primary?.position.title ?? null),
      },
    },
  },
});

function personOf(number: string, given: string, title: string, more: object = {}): Person {
  return {
    id: `p${number}`,
    identifiers: [{ system: "number", value: number }],
    names: { legal: { given, family: "Okafor" } },
    assignments: [
      {
        id: `a${number}`,
        organisation: {},
        position: { title },
        start: "2020-01-01",
        status: "active",
        primary: true,
        ...more,
      },
    ],
  };
}

/** Brings the file in step with `people`, and gives what a second plan then finds to do. */
async function bringInStep(path: string, people: readonly Person[]) {
  const targets = [clinicCsv({ path })];
  const asOf = "2026-11-23T07:00:00Z";
  await using store = memoryStore();
  const source = memorySource({ name: "staff", people });
  const work = () => reconcile({ source, targets, policy, store, asOf, mode: "full" });
  const plan = await work();
  const approval = approve(plan, {
    by: "a test",
    at: asOf,
    expires: "2026-11-23T08:00:00Z",
    accepts: plan.verdict.breaches.map(({ code }) => code),
  });
  const now = () => Date.parse(asOf);
  const statuses: string[] = [];
  for await (const { status } of apply(plan, { approval, targets, store, now })) {
    statuses.push(status);
  }
  return { statuses, left: (await work()).operations };
}

async function rolesIn(path: string): Promise<readonly unknown[]> {
  await using session = await clinicCsv({ path }).open();
  const roles: unknown[] = [];
  for await (const { items } of session.read.scan()) {
    roles.push(...items.map(({ attributes }) => attributes.role));
  }
  return roles;
}

test("a plan brings the file in step, and leaves alone what it does not own", async () => {
  await using folder = await clinicFolder();
  const people = [
    personOf("10000001", "Ada", "Matron"),
    personOf("10000002", "Ben", "Porter", { status: "ended", end: "2026-11-22" }),
    personOf("10000003", "Cleo", "Pharmacist"),
  ];
  const { statuses, left } = await bringInStep(folder.path, people);
  expect(statuses).toEqual(["done", "done", "done"]);
  expect(left).toEqual([]);
  expect((await folder.text()).split("\r\n")).toEqual([
    "username,employee_number,display_name,role,last_sign_in,active",
    "AOKAFOR,10000001,Ada Okafor,Matron,2026-11-20,yes",
    'bhughes,10000002,"Hughes, Ben",Porter,,no',
    "creid,,Cal Reid,,,no",
    "p10000003,10000003,Cleo Okafor,Pharmacist,,yes",
    "",
  ]);
});

test("values of all kinds are read as they were written", async () => {
  const roles = [
    "a,b",
    'say "ah"',
    "two\r\nlines",
    "two\nlines",
    " spaces ",
    "=1+1",
    "Zoë 🩺",
    '"',
  ];
  await using folder = await clinicFolder(`${someAccounts.split("\n")[0]}\n`);
  const people = roles.map((role, at) => personOf(`3000000${at}`, "Ada", role));
  const { left } = await bringInStep(folder.path, people);
  expect(left).toEqual([]);
  expect([...(await rolesIn(folder.path))].sort()).toEqual([...roles].sort());
});

test("a file without accounts keeps its columns and their order", async () => {
  const header = "active,role,ward,display_name,employee_number,username";
  await using folder = await clinicFolder(`${header}\n`);
  await bringInStep(folder.path, [personOf("40000001", "Ada", "Porter")]);
  expect(await folder.text()).toBe(`${header}\r\nyes,Porter,,Ada Okafor,40000001,p40000001\r\n`);
});

test.each([
  ["a quote that is not closed", `${someAccounts}zsecret,"1,,,,yes\n`],
  ["a row with a cell too many", `${someAccounts}zsecret,1,,,,yes,more\n`],
  ["a user name that comes twice", `${someAccounts}AOkafor,,Zsecret,,,yes\n`],
  ["a row without a user name", `${someAccounts},1,Zsecret,,,yes\n`],
  ["a row that is neither active nor not", `${someAccounts}zsecret,1,,,,maybe\n`],
  ["a column that is missing", someAccounts.replace(",active", ",zsecret")],
  ["nothing in it", ""],
])("a file with %s is refused, and nothing of it is said", async (_, text) => {
  await using folder = await clinicFolder(text);
  const error = await clinicCsv(folder)
    .open()
    .catch((thrown: unknown) => thrown);
  expect(ConnectorError.is(error) && error.code).toBe("protocol");
  expect(`${String(error)} ${JSON.stringify(error)}`).not.toMatch(/zsecret/i);
});

test("a file with a byte order mark and other line ends is read", async () => {
  await using folder = await clinicFolder(`\uFEFF${someAccounts.replaceAll("\n", "\r\n")}`);
  expect(await rolesIn(folder.path)).toEqual(["Ward sister", "Porter", undefined]);
});
