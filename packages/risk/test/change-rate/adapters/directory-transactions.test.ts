import type { Account, Change, ChangePage } from "@rollcall/core";
import { expect, test } from "vitest";
import { directoryTransactions } from "../../../src/change-rate/adapters/directory-transactions.ts";
import { parseTransaction } from "../../../src/change-rate/parse-transaction.ts";
import type { Transaction } from "../../../src/change-rate/transaction.ts";
import { noon } from "../sample-transaction.ts";

const base: Account = {
  ref: { kind: "account", stable: "guid-1", lookup: "CN=Ada Okafor,OU=Staff" },
  version: "1",
  enabled: true,
  observedAt: "2026-11-21T12:00:00Z",
  entitlements: [{ kind: "group", id: "ward-12" }],
  attributes: {
    container: "OU=Staff",
    displayName: "Ada Okafor",
    userAccountControl: 512,
    adminCount: null,
    proxyAddresses: ["a", "b"],
    accountExpires: "2027-01-01T00:00:00Z",
    lastLogonTimestamp: "2026-08-01T00:00:00Z",
    pwdLastSet: "2026-01-01T00:00:00Z",
  },
};

const after = (attributes: Account["attributes"], more: Partial<Account> = {}): Account => ({
  ...base,
  version: "2",
  attributes: { ...base.attributes, ...attributes },
  ...more,
});

const told = (record: Account, before: Account | undefined = base): readonly Transaction[] => {
  const page: ChangePage<Account> = { changes: [{ change: "upsert", record }] };
  const transactions = directoryTransactions(page, {
    target: "directory",
    at: noon,
    before: () => before,
    organisation: () => "RXX",
  });
  for (const each of transactions) parseTransaction(JSON.parse(JSON.stringify(each)));
  return transactions;
};

const facts = (transactions: readonly Transaction[]): unknown[] =>
  transactions.map(({ act, attribute, group, before, after }) =>
    JSON.parse(JSON.stringify({ act, attribute, group, before, after })),
  );

test("an account that is as it was has no changes, however its values are ordered", () => {
  expect(told(after({ proxyAddresses: ["b", "a"] }))).toEqual([]);
  expect(told(after({ lastLogonTimestamp: "2026-11-21T00:00:00Z" }))).toEqual([]);
});

test.each([
  [
    "a flag",
    { userAccountControl: 0x40_0200 },
    { attribute: "userAccountControl", before: 512, after: 0x40_0200 },
  ],
  ["adminCount", { adminCount: 1 }, { attribute: "adminCount", before: null, after: 1 }],
  [
    "a primary group",
    { primaryGroupID: 512 },
    { attribute: "primaryGroupID", before: null, after: 512 },
  ],
  [
    "a service principal name",
    { servicePrincipalName: ["http/x"] },
    { attribute: "servicePrincipalName", before: null, after: 1 },
  ],
  [
    "the SID history",
    { sIDHistory: ["S-1-5-21-1"] },
    { attribute: "sIDHistory", before: null, after: 1 },
  ],
  [
    "the end",
    { accountExpires: null },
    { attribute: "accountExpires", before: Date.parse("2027-01-01T00:00:00Z"), after: null },
  ],
  ["a name, without its values", { displayName: "Ada Hughes" }, { attribute: "displayName" }],
])("%s is seen", (_, attributes, expected) => {
  expect(facts(told(after(attributes)))).toEqual([{ act: "attribute", ...expected }]);
});

test("disabling is told once, and not again as a flag; with another flag it is both", () => {
  const disabled = after({ userAccountControl: 514 }, { enabled: false });
  expect(facts(told(disabled))).toEqual([{ act: "disable" }]);
  expect(facts(told(base, disabled))).toEqual([{ act: "enable" }]);
  const both = after({ userAccountControl: 546 }, { enabled: false });
  expect(facts(told(both)).map((each) => (each as Transaction).act)).toEqual([
    "disable",
    "attribute",
  ]);
});

test("an account that is enabled says when it was last used before", () => {
  const disabled = { ...base, enabled: false };
  expect(told(after({ lastLogonTimestamp: "2026-11-21T11:00:00Z" }), disabled)[0]).toMatchObject({
    act: "enable",
    lastSignIn: Date.parse("2026-08-01T00:00:00Z"),
  });
});

test("memberships and passwords are told as what they are", () => {
  const moved = after({}, { entitlements: [{ kind: "group", id: "admins" }] });
  expect(facts(told(moved))).toEqual([
    { act: "grant", group: "admins" },
    { act: "revoke", group: "ward-12" },
  ]);
  expect(facts(told(after({ pwdLastSet: "2026-11-21T11:00:00Z" })))).toEqual([
    { act: "password-reset" },
  ]);
});

test("what was not read whole is not compared", () => {
  const partial = after(
    { displayName: null },
    { entitlements: [], incomplete: ["displayName", "entitlements"] },
  );
  expect(told(partial)).toEqual([]);
});

test("an account that was not there is made, with its groups and what rules watch", () => {
  const page: ChangePage<Account> = { changes: [{ change: "upsert", record: base }] };
  const made = directoryTransactions(page, {
    target: "directory",
    at: noon,
    before: () => undefined,
  });
  expect(facts(made)).toEqual([
    { act: "create" },
    { act: "attribute", attribute: "userAccountControl", before: null, after: 512 },
    {
      act: "attribute",
      attribute: "accountExpires",
      before: null,
      after: Date.parse("2027-01-01T00:00:00Z"),
    },
    { act: "grant", group: "ward-12" },
  ]);
});

test("a tombstone is a deletion, and comes to the same id each time", () => {
  const changes: Change<Account>[] = [{ change: "tombstone", ref: base.ref }];
  const context = { target: "directory", at: noon, before: () => base };
  const [gone] = directoryTransactions({ changes }, context);
  expect(gone).toMatchObject({ act: "delete", account: "guid-1", at: noon });
  const [again] = directoryTransactions({ changes }, { ...context, at: noon + 1 });
  expect(again?.id).toBe(gone?.id);
});

test("no transaction holds a name or a DN of an account", () => {
  const all = [
    ...told(after({ displayName: "Ada Hughes", userAccountControl: 544 })),
    ...told(base),
  ];
  expect(JSON.stringify(all)).not.toMatch(/Ada|CN=/);
});

test("an account that was observed at no instant is a typed error", () => {
  expect(() => told(after({}, { observedAt: "yesterday" }))).toThrow(
    expect.objectContaining({
      code: "invalid-value",
      where: { field: "observedAt", rule: "instant" },
    }),
  );
});
