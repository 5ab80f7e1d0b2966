import type { AppliedReceipt, CreateOperation, MembershipOperation } from "@rollcall/core";
import { expect, test } from "vitest";
import {
  planTransactions,
  receiptTransactions,
} from "../../../src/change-rate/adapters/plan-transactions.ts";
import { approvedChanges } from "../../../src/change-rate/approved-changes.ts";
import { parseTransaction } from "../../../src/change-rate/parse-transaction.ts";
import { disable, grant, planOf, retitle, start, update } from "../brake/sample-plan.ts";

const common = update("directory", "x");
const create: CreateOperation = {
  ...common,
  kind: "create",
  id: "create n",
  handle: "n",
  attributes: { displayName: "Ada Okafor", userAccountControl: 544 },
  enabled: true,
  entitlements: [{ kind: "group", id: "ward-12" }],
};
const membership: MembershipOperation = {
  ...common,
  kind: "membership",
  id: "members",
  entitlement: { kind: "group", id: "ward-14" },
  grant: [{ kind: "account", stable: "a1" }],
  revoke: [{ kind: "account", stable: "a2" }],
};
const flags = update("directory", "a3", {
  id: "flags",
  expects: { exists: true, attributes: { userAccountControl: 512, servicePrincipalName: ["a"] } },
  deltas: [
    { attribute: "userAccountControl", change: "replace", value: 0x40_0200 },
    { attribute: "servicePrincipalName", change: "add", values: ["b", "c"] },
    { attribute: "accountExpires", change: "clear" },
  ],
});
const deletion = { ...update("directory", "a5"), kind: "delete" as const, id: "deletion" };

const plan = planOf([
  create,
  membership,
  flags,
  disable("directory", "a4"),
  deletion,
  retitle("mail", "a6"),
]);

const told = planTransactions(plan, start, { actor: "svc-1", organisation: () => "RXX" });

test("each operation of a plan is told change by change", () => {
  const changes = told.map(({ act, account, attribute, group, before, after }) =>
    JSON.parse(JSON.stringify({ act, account, attribute, group, before, after })),
  );
  expect(changes).toEqual([
    { act: "create", account: "new:n" },
    {
      act: "attribute",
      account: "new:n",
      attribute: "userAccountControl",
      before: null,
      after: 544,
    },
    { act: "grant", account: "new:n", group: "ward-12" },
    { act: "grant", account: "a1", group: "ward-14" },
    { act: "revoke", account: "a2", group: "ward-14" },
    {
      act: "attribute",
      account: "a3",
      attribute: "userAccountControl",
      before: 512,
      after: 0x40_0200,
    },
    { act: "attribute", account: "a3", attribute: "servicePrincipalName", before: 1, after: 3 },
    { act: "attribute", account: "a3", attribute: "accountExpires", before: null, after: null },
    { act: "disable", account: "a4" },
    { act: "delete", account: "a5" },
    { act: "attribute", account: "a6", attribute: "title" },
  ]);
});

test("each of them is a whole transaction with an id of its own, and holds no name", () => {
  for (const each of told)
    expect(parseTransaction(each)).toMatchObject({ plan: plan.hash, actor: "svc-1" });
  expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
  expect(JSON.stringify(told)).not.toContain("Okafor");
});

const receipt = (operation: string, more: Partial<AppliedReceipt> = {}): AppliedReceipt => ({
  operation,
  plan: plan.hash,
  target: "directory",
  label: "x",
  status: "done",
  attempts: 1,
  at: "2026-11-21T07:05:00Z",
  ...more,
});

test("receipts tell what was changed, and by which key a new account is known", () => {
  const error = { code: "timeout", message: "", scope: "record" } as const;
  const receipts = [
    receipt("create n", { ref: { kind: "account", stable: "guid-n" } }),
    receipt("members", { status: "already" }),
    receipt("flags", { status: "failed", error: { ...error, effect: "none" } }),
    receipt("directory update a4", { status: "failed", error: { ...error, effect: "unknown" } }),
    receipt("deletion", { status: "skipped" }),
    receipt("mail title of a6", { plan: "another" }),
    receipt("unknown"),
  ];
  const changed = receiptTransactions(plan, receipts);
  expect(changed.map(({ act, account }) => [act, account])).toEqual([
    ["create", "guid-n"],
    ["attribute", "guid-n"],
    ["grant", "guid-n"],
    ["disable", "a4"],
  ]);
  expect(changed[0]).toMatchObject({ at: Date.parse("2026-11-21T07:05:00Z"), source: "receipt" });
});

test("a change is approved when a plan holds it, and no other is", () => {
  const created = receiptTransactions(plan, [
    receipt("create n", { ref: { kind: "account", stable: "guid-n" } }),
  ]);
  const isApproved = approvedChanges([plan], created);
  const seen = { id: "1", at: start, target: "directory", source: "directory" } as const;
  expect(isApproved({ ...seen, act: "grant", account: "a1", group: "ward-14" })).toBe(true);
  expect(isApproved({ ...seen, act: "grant", account: "guid-n", group: "ward-12" })).toBe(true);
  expect(isApproved({ ...seen, act: "grant", account: "a1", group: "admins" })).toBe(false);
  expect(isApproved({ ...seen, act: "grant", account: "a2", group: "ward-14" })).toBe(false);
  expect(
    isApproved({ ...seen, act: "grant", account: "a1", group: "ward-14", target: "mail" }),
  ).toBe(false);
  const [first] = planTransactions(planOf([grant("directory", "a1", "ward-14")]), start);
  expect(first && isApproved(first)).toBe(false);
});
