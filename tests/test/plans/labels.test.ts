import {
  byIdentifier,
  definePolicy,
  formatPlan,
  memoryStore,
  owned,
  type Person,
  reconcile,
  type Schema,
} from "@rollcall/core";
import { memorySource, memoryTarget, personAccountSchema } from "@rollcall/testkit";
import { expect, test } from "vitest";

const asOf = "2026-11-23T07:00:00Z";
const ward = { kind: "group", id: "key-of-ward" };
const choir = { kind: "group", id: "key-of-choir" };
const licence = { kind: "licence", id: "E3" };

const schema: Schema = {
  kinds: {
    ...personAccountSchema.kinds,
    group: { attributes: { name: { type: "string", role: "name", required: true } } },
  },
};

const policy = definePolicy({
  name: "trust",
  targets: {
    directory: {
      label: ({ names }) => `${names.legal.given} ${names.legal.family}`,
      correlate: [byIdentifier({ system: "employee", attribute: "employeeNumber" })],
      attributes: { userName: owned(({ id }) => id), employeeNumber: owned(({ id }) => id) },
      entitlements: { owns: () => true, holds: () => [ward, licence] },
    },
  },
});

const ada: Person = {
  id: "7",
  identifiers: [{ system: "employee", value: "7" }],
  names: { legal: { given: "Ada", family: "King" } },
  assignments: [
    {
      id: "1",
      organisation: {},
      position: {},
      start: "2020-01-01",
      status: "active",
      primary: true,
    },
  ],
};

test.each(["account", "entitlement"] as const)(
  "a plan tells groups and their members by name where the %s's side is written",
  async (side) => {
    const group = (stable: string, name: string) => ({
      kind: "group",
      stable,
      attributes: { name },
    });
    const directory = memoryTarget({
      name: "directory",
      schema,
      limits: { concurrency: 1, membership: { side } },
      accounts: [
        { attributes: { userName: "7", employeeNumber: "7" }, entitlements: [choir] },
        group(ward.id, "Ward 7"),
        group(choir.id, "Choir"),
      ],
    });
    await using store = memoryStore();
    const source = memorySource({ name: "staff", people: [ada] });
    const plan = await reconcile({
      source,
      targets: [directory],
      policy,
      store,
      asOf,
      mode: "full",
    });
    const text = formatPlan(plan, { width: 200 });
    expect(text).toMatch(/grant .*group Ward 7/);
    expect(text).toMatch(/take .*group Choir/);
    expect(text).toMatch(/grant .*licence E3/);
    expect(text).toContain("Ada King");
    expect(text).not.toContain("key-of-");
  },
);
