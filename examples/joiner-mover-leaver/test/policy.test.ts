import {
  type Account,
  type Assignment,
  apply,
  approve,
  memoryStore,
  type Person,
  reconcile,
} from "@rollcall/core";
import { memorySource, memoryTarget, type SeedAccount, staffGroups } from "@rollcall/testkit";
import { expect, test } from "vitest";
import { embeddedDirectory } from "../src/directory.ts";
import { groupOf, policyFor } from "../src/policy.ts";

const asOf = "2026-11-23T07:00:00Z";
const staff = "OU=Staff,DC=trust,DC=rollcall,DC=example";
const leavers = "OU=Leavers,DC=trust,DC=rollcall,DC=example";
const names = staffGroups.map(groupOf);
const groups = new Map(names.map((name) => [name, { kind: "group", id: `key of ${name}` }]));
const policy = policyFor({ staff, leavers, groups });

/** What Active Directory can hold. */
async function directorySchema() {
  await using directory = await embeddedDirectory({ now: () => Date.parse(asOf) });
  await using session = await directory.connector.open();
  return await session.schema();
}

function post(more: Partial<Assignment> = {}): Assignment {
  return {
    id: "post",
    organisation: { department: "Ward 7" },
    position: { title: "Staff Nurse", staffGroup: "Nursing and Midwifery Registered" },
    start: "2020-01-01",
    status: "active",
    primary: true,
    ...more,
  };
}

function person(number: string, given: string, family: string, held = post()): Person {
  return {
    id: `person ${number}`,
    identifiers: [{ system: "esr-employee:431", value: number }],
    names: { legal: { given, family } },
    assignments: [held],
  };
}

/** Brings a directory in step with people as they are on each of some days, and gives its accounts by employee number. */
async function after(days: readonly (readonly Person[])[], accounts: readonly SeedAccount[] = []) {
  const directory = memoryTarget({ name: "directory", schema: await directorySchema(), accounts });
  const targets = [directory];
  await using store = memoryStore();
  for (const people of days) {
    const source = memorySource({ name: "esr", people });
    const plan = await reconcile({ source, targets, policy, store, asOf, mode: "full" });
    const accepts = plan.verdict.breaches.map(({ code }) => code);
    const approval = approve(plan, {
      by: "a test",
      at: asOf,
      expires: "2026-11-23T19:00:00Z",
      accepts,
    });
    const now = () => Date.parse(asOf);
    for await (const { status } of apply(plan, { approval, targets, store, now })) {
      expect(status).toBe("done");
    }
  }
  const found = directory.directory.accounts();
  return new Map(found.map((account) => [account.attributes.employeeID, account]));
}

function groupsOf(account: Account | undefined): readonly string[] | undefined {
  return account?.entitlements.map(({ id }) => id);
}

test("two people of one name get names and addresses of their own", async () => {
  const accounts = await after([
    [person("1", "Zoë", "O'Neill"), person("2", "Zoe", "O’Neill"), person("3", "", "Suharto")],
  ]);
  const of = (attribute: string) =>
    [...accounts.values()].map(({ attributes }) => attributes[attribute]).sort();
  expect(of("sAMAccountName")).toEqual(["suharto", "zoe.oneill", "zoe.oneill2"]);
  expect(of("mail")).toEqual([
    "suharto@rollcall.example",
    "zoe.oneill2@rollcall.example",
    "zoe.oneill@rollcall.example",
  ]);
  expect(accounts.get("3")?.attributes.displayName).toBe("Suharto");
});

test("a change of name changes the address, and not the name to sign in with", async () => {
  const accounts = await after([[person("1", "Ada", "King")], [person("1", "Ada", "Okafor")]]);
  expect(accounts.get("1")?.attributes).toMatchObject({
    cn: "Ada Okafor 1",
    sAMAccountName: "ada.king",
    mail: "ada.okafor@rollcall.example",
    displayName: "Ada Okafor",
  });
});

test("a mover gets the new post's title, department, manager and group", async () => {
  const moved = post({
    organisation: { department: "Pharmacy" },
    position: { title: "Pharmacist", staffGroup: "Add Prof Scientific and Technic" },
    managerId: "person 2",
  });
  const accounts = await after([
    [person("1", "Ada", "King"), person("2", "Ben", "Hughes")],
    [person("1", "Ada", "King", moved), person("2", "Ben", "Hughes")],
  ]);
  const account = accounts.get("1");
  expect(account?.attributes).toMatchObject({
    title: "Pharmacist",
    department: "Pharmacy",
    manager: accounts.get("2")?.ref.stable,
  });
  expect(groupsOf(account)).toEqual(["key of staff-add-prof-scientific-and-technic"]);
});

test("a leaver's account is closed, moved and kept, and loses only the groups of the policy", async () => {
  const before = {
    attributes: { cn: "Ada King 1", container: staff, sAMAccountName: "aking", employeeID: "1" },
    entitlements: [
      { kind: "group", id: "key of staff-nursing-and-midwifery-registered" },
      { kind: "group", id: "choir" },
    ],
  };
  const accounts = await after(
    [[person("1", "Ada", "King", post({ status: "ended", end: "2026-11-22" }))]],
    [before],
  );
  expect(accounts.get("1")?.enabled).toBe(false);
  expect(accounts.get("1")?.attributes.container).toBe(leavers);
  expect(groupsOf(accounts.get("1"))).toEqual(["choir"]);
});

test("somebody who starts within two weeks has an account that is closed, and nobody who starts later", async () => {
  const soon = post({ start: "2026-12-07", status: "accepted" });
  const later = post({ start: "2026-12-08", status: "accepted" });
  const accounts = await after([
    [person("1", "Ada", "King", soon), person("2", "Ben", "Hughes", later)],
  ]);
  expect([...accounts.keys()]).toEqual(["1"]);
  expect(accounts.get("1")?.enabled).toBe(false);
});

test("a protected account is left as it is, though somebody who has left is found to own it", async () => {
  const before = {
    attributes: {
      cn: "Ada King 1",
      container: staff,
      sAMAccountName: "breakglass.one",
      employeeID: "1",
    },
  };
  const accounts = await after(
    [[person("1", "Ada", "King", post({ status: "ended", end: "2026-11-22" }))]],
    [before],
  );
  expect(accounts.get("1")?.enabled).toBe(true);
});
