import { desire, type Person, type TargetPolicy } from "@rollcall/core";
import { expect, test } from "vitest";
import { address, leaverStatus } from "../../src/index.ts";

const person = (more: Partial<Person["assignments"][number]>): Person => ({
  id: "p1",
  identifiers: [],
  names: { legal: { given: "Zoë", family: "O'Neill" } },
  assignments: [
    {
      id: "a1",
      organisation: { ods: "RQQ" },
      position: {},
      start: "2020-01-01",
      status: "active",
      primary: true,
      ...more,
    },
  ],
});
const policy: TargetPolicy = {
  correlate: [],
  attributes: { status: leaverStatus(), userPrincipalName: address() },
};
const asked = (of: Person) =>
  desire(of, { policy, target: "nhsmail", asOf: "2026-09-01T08:00:00Z" });

test("whoever has left is marked as a leaver, and whoever is at work is not", () => {
  const status = (more: Parameters<typeof person>[0]) => {
    const account = asked(person(more));
    if (typeof account === "string") throw new Error(account);
    return account.attributes.status?.value;
  };
  expect(status({})).toBe("Active");
  expect(status({ end: "2026-08-31", status: "ended" })).toBe("Active (Leaver)");
  expect(status({ status: "absent" })).toBeUndefined();
  expect(status({ start: "2026-09-08" })).toBeUndefined();
});

test("an address is first name, dot, last name, with a number after it, and is set once", () => {
  const account = asked(person({}));
  if (typeof account === "string") throw new Error(account);
  const rule = account.attributes.userPrincipalName;
  expect(rule?.mode).toBe("initial");
  const candidates = Object(rule?.value).candidates as Iterable<string>;
  expect([...Iterator.from(candidates).take(3)]).toEqual([
    "zoe.oneill@nhs.net",
    "zoe.oneill2@nhs.net",
    "zoe.oneill3@nhs.net",
  ]);
});
