import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConnectorError } from "../../src/errors.ts";
import { parseAccount } from "../../src/model/parse-account.ts";
import { parsePerson } from "../../src/model/parse-person.ts";
import type { Assignment, Person } from "../../src/model/person.ts";

const post: Assignment = {
  id: "20001234-1",
  organisation: { ods: "00K", name: "Northern Dales NHS Foundation Trust", vpd: "431" },
  position: { number: "7788", title: "Staff Nurse" },
  start: "2026-11-23",
  status: "accepted",
  primary: true,
};

const person: Person = {
  id: "431:20001234",
  identifiers: [{ system: "esr-person:431", value: "20001234" }],
  names: { legal: { given: "Jane", family: "Okafor" } },
  birthDate: "1990-02-28",
  assignments: [post],
  origin: { source: "staff", record: "GO_431_EXP_GOC_20261120_00000042.DAT line 17" },
};

const account = {
  ref: { kind: "account", stable: "k1", lookup: "jane.okafor" },
  attributes: { mail: "jane.okafor@example.nhs.uk", proxies: [], manager: null },
  entitlements: [{ kind: "group", id: "g1" }],
  enabled: true,
  observedAt: "2026-11-21T07:00:00Z",
};

const without = (from: object, key: string): unknown =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== key));

describe("a person", () => {
  it("is taken as it is", () => {
    expect(parsePerson(JSON.parse(JSON.stringify(person)))).toEqual(person);
  });

  it("has the assignments in order of start, then id, whatever order they came in", () => {
    const posts = ["b", "a", "c"].map((id) => ({ ...post, id }));
    const all = [...posts, { ...post, id: "z", start: "2020-01-01" }];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 4 }), (shuffled) => {
        const { assignments } = parsePerson({ ...person, assignments: shuffled });
        expect(assignments.map(({ id }) => id)).toEqual(["z", "a", "b", "c"]);
      }),
    );
  });

  it.each([
    [without(person, "id"), "id must be a string"],
    [{ ...person, id: "" }, "id must not be empty"],
    [{ ...person, salary: 30_000 }, "salary is not a known key"],
    [{ ...person, birthDate: "30/02/1990" }, "birthDate must be a valid date, such as 2026-11-21"],
    [{ ...person, birthDate: "1990-02-30" }, "birthDate must be a valid date, such as 2026-11-21"],
    [
      { ...person, assignments: [{ ...post, status: "gone" }] },
      'assignments[0].status must be one of "accepted", "active", "absent", "suspended", "ended"',
    ],
    [{ ...person, assignments: [post, post] }, "assignments[1].id is the id of an earlier one"],
    [{ ...person, names: { legal: { given: "Jane" } } }, "names.legal.family must be a string"],
    [[person], "it must be an object"],
  ])("is refused by path and rule: case %#", (input, message) => {
    expect(() => parsePerson(input)).toThrow(`the person cannot be used: ${message}`);
  });
});

describe("an account", () => {
  it("is taken as it is, with absent, empty and missing kept apart", () => {
    expect(parseAccount(structuredClone(account))).toEqual(account);
  });

  it.each([
    [
      { ...account, attributes: { mail: undefined } },
      "attributes.mail must have one of the allowed forms",
    ],
    [
      { ...account, attributes: { mail: { a: 1 } } },
      "attributes.mail must have one of the allowed forms",
    ],
    [{ ...account, enabled: "yes" }, "enabled must be a boolean"],
    [{ ...account, ref: { kind: "account" } }, "ref.stable must be a string"],
    [
      { ...account, observedAt: "2026-11-21T07:00:00+01:00" },
      "observedAt must be a valid instant in UTC, such as 2026-11-21T07:00:00Z",
    ],
    [{ ...account, password: "hunter2" }, "password is not a known key"],
  ])("is refused by path and rule: case %#", (input, message) => {
    expect(() => parseAccount(input)).toThrow(`the account cannot be used: ${message}`);
  });

  it("never has its values in an error", () => {
    const secret = "QQ123456C";
    const values = fc.oneof(fc.constant(secret), fc.constant([secret]), fc.constant({ x: secret }));
    const key = fc.constantFrom(
      "ref",
      "version",
      "attributes",
      "entitlements",
      "enabled",
      "observedAt",
    );
    fc.assert(
      fc.property(key, values, (field, value) => {
        try {
          parseAccount({ ...account, [field]: value });
        } catch (error) {
          expect(ConnectorError.is(error)).toBe(true);
          expect(JSON.stringify([String(error), error])).not.toContain(secret);
          expect((error as Error).cause).toBeUndefined();
        }
      }),
    );
  });
});
