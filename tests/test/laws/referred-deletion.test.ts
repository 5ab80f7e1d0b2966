import {
  byIdentifier,
  definePolicy,
  linkWrites,
  memoryStore,
  owned,
  type Person,
  reconcile,
} from "@rollcall/core";
import { memorySource, memoryTarget } from "@rollcall/testkit";
import { expect, test } from "vitest";

const left: Person = {
  id: "p1",
  identifiers: [{ system: "employee", value: "10000001" }],
  names: { legal: { given: "Jane", family: "Smith" } },
  assignments: [
    {
      id: "a1",
      organisation: {},
      position: {},
      start: "2020-01-06",
      end: "2026-01-31",
      status: "ended",
      primary: true,
    },
  ],
};

const policy = definePolicy({
  name: "deletes leavers",
  targets: {
    directory: {
      correlate: [byIdentifier({ system: "employee", attribute: "employeeNumber" })],
      lifecycle: { retainDays: 30 },
      attributes: { displayName: owned(({ names }) => names.legal.family) },
    },
  },
});

async function planWith(referrer: { readonly manager?: string }) {
  const store = memoryStore();
  const seed = { enabled: false, entitlements: [] };
  const accounts = [
    {
      ...seed,
      stable: "jane",
      attributes: { userName: "jane", displayName: "Smith", employeeNumber: "10000001" },
    },
    {
      ...seed,
      stable: "service",
      attributes: { userName: "service", displayName: "Backup", ...referrer },
    },
  ];
  await store.commit(
    linkWrites({
      target: "directory",
      account: { kind: "account", stable: "jane" },
      personId: "p1",
      identifiers: left.identifiers,
      by: "created",
      since: "2020-01-06T09:00:00Z",
    }),
  );
  const asOf = "2026-11-21T07:00:00Z";
  return await reconcile({
    source: memorySource({ name: "staff", people: [left] }),
    targets: [memoryTarget({ name: "directory", accounts })],
    policy,
    store,
    asOf,
  });
}

test("an account that is due to be deleted is deleted when nobody refers to it", async () => {
  const { operations } = await planWith({});
  expect(operations.map(({ kind }) => kind)).toEqual(["delete"]);
});

test("a deletion waits, and is told of, while an account that the plan leaves alone refers to the account", async () => {
  const { operations, findings } = await planWith({ manager: "jane" });
  expect(operations).toEqual([]);
  expect(findings.filter(({ finding }) => finding === "blocked")).toMatchObject([
    { target: "directory", personId: "p1" },
  ]);
});
