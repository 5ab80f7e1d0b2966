import {
  byIdentifier,
  definePolicy,
  memoryStore,
  owned,
  type Person,
  reconcile,
} from "@rollcall/core";
import { memorySource, memoryTarget } from "@rollcall/testkit";
import { expect, test } from "vitest";

function person(id: string, staffGroup: string): Person {
  return {
    id,
    identifiers: [{ system: "employee", value: "10000001" }],
    names: { legal: { given: "Jane", family: id } },
    assignments: [
      {
        id: `${id}-1`,
        organisation: {},
        position: { staffGroup },
        start: "2020-01-06",
        status: "active",
        primary: true,
      },
    ],
  };
}

const policy = definePolicy({
  name: "leaves volunteers alone",
  targets: {
    directory: {
      correlate: [byIdentifier({ system: "employee", attribute: "employeeNumber" })],
      unmanaged: ({ assignments }) => assignments[0]?.position.staffGroup === "Volunteers",
      attributes: { familyName: owned(({ names }) => names.legal.family) },
    },
  },
});

const account = { stable: "jane", attributes: { userName: "jane", employeeNumber: "10000001" } };

async function planFor(people: readonly Person[]) {
  return await reconcile({
    source: memorySource({ name: "staff", people }),
    targets: [memoryTarget({ name: "directory", accounts: [account] })],
    policy,
    store: memoryStore(),
    asOf: "2026-11-21T07:00:00Z",
  });
}

test("an account that one person's key finds is that person's", async () => {
  const { operations } = await planFor([person("Smith", "Estates")]);
  expect(operations).toMatchObject([{ kind: "update", personId: "Smith" }]);
});

test("an account that the key of an unmanaged person finds as well is disputed, and nothing is written", async () => {
  const { operations, findings } = await planFor([
    person("Smith", "Estates"),
    person("Jones", "Volunteers"),
  ]);
  expect(operations).toEqual([]);
  expect(findings.map(({ finding }) => finding)).toContain("disputed");
});
