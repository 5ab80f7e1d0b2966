import { expect, test } from "vitest";
import { ConnectorError } from "../../src/errors.ts";
import type { Schema } from "../../src/model/schema.ts";
import { fill, initial, owned } from "../../src/policy/attribute-rule.ts";
import { checkPolicy } from "../../src/policy/check-policy.ts";
import { definePolicy } from "../../src/policy/define-policy.ts";
import type { TargetPolicy } from "../../src/policy/policy.ts";

const title = owned(() => "Nurse");
const name = owned(() => "Jane");

test("sets of rules are merged into one record", () => {
  const policy = definePolicy({
    name: "trust",
    targets: {
      directory: { correlate: [], attributes: [{ title }, { name }] },
      mail: { correlate: [], attributes: { name } },
    },
  });
  expect(policy.targets.directory?.attributes).toEqual({ title, name });
  expect(policy.targets.mail?.attributes).toEqual({ name });
});

test("every attribute that two rules own is refused at once", () => {
  const define = () =>
    definePolicy({
      name: "trust",
      targets: {
        directory: { correlate: [], attributes: [{ title, name }, { title }, { title }] },
        mail: { correlate: [], attributes: [{ name }, { name: fill(() => "x") }] },
      },
    });
  expect(define).toThrow(ConnectorError);
  expect(define).toThrow(
    "the policy trust contradicts itself: targets.directory.attributes.title is defined by two rules; targets.mail.attributes.name is defined by two rules",
  );
});

const schema: Schema = {
  kinds: {
    account: {
      attributes: {
        displayName: { type: "string" },
        employeeNumber: { type: "string" },
        password: { type: "string", secret: true },
        madeAt: { type: "instant", readOnly: true },
        key: { type: "string", writeOnce: true },
      },
    },
    container: { attributes: {}, entitlements: [] },
    person: { attributes: {}, entitlements: ["group"] },
  },
};

function faultsOf(policy: Partial<TargetPolicy>): string {
  try {
    checkPolicy({ correlate: [], attributes: {}, ...policy }, { target: "directory", schema });
  } catch (error) {
    if (ConnectorError.is(error) && error.code === "invalid-options") return error.message;
    throw error;
  }
  return "";
}

const person = () => [];

test("a policy that the target can hold passes", () => {
  const passes = faultsOf({
    attributes: { displayName: owned(() => "x"), key: initial(() => "x") },
    correlate: [{ name: "number", attribute: "employeeNumber", person }],
    lifecycle: { createDaysBefore: 0, graceDays: 0, retainDays: 0, lastDay: "end" },
  });
  expect(passes).toBe("");
  expect(faultsOf({ kind: "person", entitlements: { owns: () => true, holds: () => [] } })).toBe(
    "",
  );
  expect(faultsOf({ lifecycle: { retainDays: "forever" } })).toBe("");
});

test.each<readonly [string, Partial<TargetPolicy>]>([
  [
    "attributes.displayname: there is no such attribute, did you mean displayName?",
    { attributes: { displayname: title } },
  ],
  ["attributes.shoeSize: there is no such attribute", { attributes: { shoeSize: title } }],
  ["attributes.toString: there is no such attribute", { attributes: { toString: title } }],
  ["attributes.password: it is secret and cannot be compared", { attributes: { password: title } }],
  ["attributes.madeAt: it is read-only", { attributes: { madeAt: title } }],
  [
    "attributes.key: it can be set only when the account is made; use initial()",
    { attributes: { key: title } },
  ],
  [
    "attributes.key: it can be set only when the account is made; use initial()",
    { attributes: { key: fill(() => "x") } },
  ],
  ["kind: directory has no acount, did you mean account?", { kind: "acount" }],
  [
    "entitlements: accounts of this kind hold none",
    { entitlements: { owns: () => true, holds: () => [] } },
  ],
  [
    "entitlements: accounts of this kind hold none",
    { kind: "container", entitlements: { owns: () => true, holds: () => [] } },
  ],
  [
    "correlate.number: two rules have this name",
    { correlate: [1, 2].map(() => ({ name: "number", attribute: "employeeNumber", person })) },
  ],
  [
    "correlate.number: there is no such attribute, did you mean employeeNumber?",
    { correlate: [{ name: "number", attribute: "employeeNumbr", person }] },
  ],
  [
    "correlate.number: password is secret and cannot be read",
    { correlate: [{ name: "number", attribute: "password", person }] },
  ],
])("refused: %s", (expected, policy) => {
  expect(faultsOf(policy)).toBe(`the policy for directory has a fault: ${expected}`);
});

test("all faults are named at once", () => {
  const message = faultsOf({
    attributes: { displayNam: title, password: title },
    correlate: [{ name: "number", attribute: "employeeNumbr", person }],
  });
  expect(message).toContain("has 3 faults");
  for (const part of ["displayNam:", "password:", "number:"]) expect(message).toContain(part);
});
