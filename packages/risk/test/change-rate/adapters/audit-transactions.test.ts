import { ConnectorError } from "@rollcall/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { auditTransactions } from "../../../src/change-rate/adapters/audit-transactions.ts";
import { parseTransaction } from "../../../src/change-rate/parse-transaction.ts";
import { member, modified, resource, type SampleAudit, sampleAudit } from "./sample-audit.ts";

const globalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

const told = (audit: unknown) => {
  const transactions = auditTransactions(audit);
  for (const each of transactions) expect(parseTransaction(each)).toEqual(each);
  return transactions;
};

test.each([
  ["Add user", "create"],
  ["Delete user", "delete"],
  ["Enable account", "enable"],
  ["disable account", "disable"],
  ["Reset password (by admin)", "password-reset"],
])("%s is told as %s", (activity, act) => {
  expect(told(sampleAudit(activity))).toEqual([
    {
      id: `Directory_${activity}_1`,
      at: Date.parse("2026-11-21T12:00:00.123Z"),
      actor: "0b6e4c1a-0000-4000-8000-000000000001",
      target: "entra",
      account: member,
      act,
      source: "graph-audit",
    },
  ]);
});

test("a role is told by its template, and its member is the account", () => {
  const audit = sampleAudit("Add member to role", {
    category: "RoleManagement",
    targetResources: [
      resource("User", member, [
        modified("Role.ObjectID", "c0ffee00-0000-4000-8000-000000000003"),
        modified("Role.DisplayName", "Global Administrator"),
        modified("Role.TemplateId", globalAdministrator),
      ]),
      resource("Role", "c0ffee00-0000-4000-8000-000000000003"),
    ],
  });
  expect(told(audit)).toMatchObject([
    { act: "grant", account: member, group: globalAdministrator },
  ]);
});

test("the members of a group are told whichever resource comes first, and so is a group within a group", () => {
  const [group, inner] = [
    "9a000000-0000-4000-8000-000000000001",
    "9a000000-0000-4000-8000-000000000002",
  ];
  const user = resource("User", member, [modified("Group.ObjectID", group)]);
  for (const targetResources of [
    [user, resource("Group", group)],
    [resource("Group", group), user],
    [resource("Group", group), resource("User", member)],
  ]) {
    expect(told(sampleAudit("Add member to group", { targetResources }))).toMatchObject([
      { act: "grant", account: member, group },
    ]);
  }
  const nested = [
    resource("Group", inner, [modified("Group.ObjectID", group)]),
    resource("Group", group),
  ];
  expect(told(sampleAudit("Add member to group", { targetResources: nested }))).toMatchObject([
    { act: "grant", account: inner, group },
  ]);
  const left = [resource("User", member, [modified("Group.ObjectID", null, group)])];
  expect(told(sampleAudit("Remove member from group", { targetResources: left }))).toMatchObject([
    { act: "revoke", account: member, group },
  ]);
});

test("an update is told attribute by attribute, without values", () => {
  const properties = [
    "JobTitle",
    "Department",
    "Included Updated Properties",
    "AccountEnabled",
    "JobTitle",
  ];
  const audit = sampleAudit("Update user", {
    targetResources: [
      resource(
        "User",
        member,
        properties.map((name) => modified(name, "secret", "before")),
      ),
    ],
  });
  const transactions = told(audit);
  expect(transactions.map(({ attribute }) => attribute)).toEqual(["JobTitle", "Department"]);
  expect(new Set(transactions.map(({ id }) => id)).size).toBe(2);
  expect(JSON.stringify(transactions)).not.toContain("secret");
});

test("second factors and settings are told by their activity", () => {
  expect(told(sampleAudit("Admin deleted security info"))).toMatchObject([
    { act: "method", account: member },
  ]);
  const setting = sampleAudit("Disable PIM alert", {
    category: "RoleManagement",
    targetResources: [],
  });
  expect(told(setting)).toMatchObject([{ act: "setting", attribute: "Disable PIM alert" }]);
  const policy = sampleAudit("Update authorization policy", { category: "AuthorizationPolicy" });
  expect(told(policy)).toMatchObject([
    { act: "setting", attribute: "Update authorization policy" },
  ]);
});

test("an application that acts is the actor", () => {
  const app = {
    appId: "a",
    servicePrincipalId: "sp-1",
    displayName: "x",
    servicePrincipalName: null,
  };
  expect(told(sampleAudit("Add user", { initiatedBy: { app, user: null } }))).toMatchObject([
    { actor: "sp-1" },
  ]);
  expect(told(sampleAudit("Add user", { initiatedBy: null }))[0]).not.toHaveProperty("actor");
});

test("what failed, and what changes no identity, changes nothing", () => {
  expect(told(sampleAudit("Disable account", { result: "failure" }))).toEqual([]);
  expect(told(sampleAudit("Read BitLocker key", { category: "KeyManagement" }))).toEqual([]);
});

test.each([
  ["", "not an audit"],
  ["", []],
  ["id", sampleAudit("Add user", { id: null })],
  ["id", sampleAudit("Add user", { id: 7 })],
  ["id", sampleAudit("Add user", { id: "audit \ud800" })],
  ["app", sampleAudit("Add user", { initiatedBy: { app: "me" } })],
  ["activityDateTime", sampleAudit("Add user", { activityDateTime: "yesterday" })],
  ["activityDateTime", sampleAudit("Add user", { activityDateTime: "2026-11-21T12:00:00" })],
  ["activityDisplayName", sampleAudit("Add user", { activityDisplayName: "x".repeat(2000) })],
  ["initiatedBy", sampleAudit("Add user", { initiatedBy: "me" })],
  ["targetResources", sampleAudit("Add user", { targetResources: {} })],
  ["targetResources", sampleAudit("Add user", { targetResources: [null] })],
  ["targetResources", sampleAudit("Add user", { targetResources: [] })],
  [
    "targetResources",
    sampleAudit("Add user", { targetResources: Array(5000).fill(resource("User", member)) }),
  ],
  ["targetResources", sampleAudit("Add member to group")],
  [
    "modifiedProperties",
    sampleAudit("Update user", { targetResources: [{ id: "1", modifiedProperties: 3 }] }),
  ],
])("a fault in %j is a typed error that repeats nothing", (field, audit) => {
  let error: unknown;
  try {
    auditTransactions(audit);
  } catch (thrown) {
    error = thrown;
  }
  expect(ConnectorError.is(error) && error.code).toBe("protocol");
  expect(ConnectorError.is(error) && (error.where?.field ?? "")).toBe(field);
  expect(String(error)).not.toContain("yesterday");
});

test("anything is transactions or a typed error, never a crash", () => {
  const similar = fc.record(
    Object.fromEntries(
      Object.entries(sampleAudit("Add member to role")).map(([name, value]) => [
        name,
        fc.oneof(fc.constant(value), fc.anything(), fc.array(fc.anything())),
      ]),
    ),
  ) as fc.Arbitrary<SampleAudit>;
  fc.assert(
    fc.property(fc.oneof(similar, fc.anything()), (input) => {
      try {
        for (const each of auditTransactions(input)) parseTransaction(each);
      } catch (error) {
        expect(ConnectorError.is(error)).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});
