import { expect, test } from "vitest";
import { ConnectorError } from "../../src/errors.ts";
import { fill, initial, owned } from "../../src/policy/attribute-rule.ts";
import { checkPolicy } from "../../src/policy/check-policy.ts";
import { definePolicy, type PolicyDefinition } from "../../src/policy/define-policy.ts";
import type { TargetPolicy } from "../../src/policy/policy.ts";

const whole: TargetPolicy = {
  kind: "account",
  scope: () => true,
  unmanaged: () => false,
  lifecycle: {
    createDaysBefore: 0,
    lastDay: "last-working-day",
    graceDays: 36_525,
    retainDays: "forever",
    whileAbsent: "disabled",
    whenAbsent: { runs: 3, hours: 72 },
    whileSuspended: "enabled",
    whenLeft: "as-it-is",
  },
  correlate: [{ name: "number", attribute: "number", person: () => [], normalise: (key) => key }],
  attributes: {
    number: initial(() => "1"),
    title: owned(() => null, { alsoWhenLeft: true }),
    phone: fill(() => undefined),
  },
  entitlements: { owns: () => true, holds: () => [] },
  protect: () => false,
  privileged: () => false,
  namesKeptDays: 0,
  label: ({ id }) => id,
};
const schema = {
  kinds: {
    account: {
      attributes: {
        number: { type: "string" },
        title: { type: "string" },
        phone: { type: "string" },
      },
      entitlements: ["group"],
    },
  },
} as const;

const policyOf = (target: unknown): PolicyDefinition =>
  ({ name: "trust", targets: { directory: target } }) as PolicyDefinition;
const days = "must be a whole number of days, 0 to 36525";

test("a policy that says all that there is to say passes", () => {
  expect(definePolicy(policyOf(whole)).targets.directory).toEqual(whole);
  expect(() => checkPolicy(whole, { target: "directory", schema })).not.toThrow();
});

test.each([
  ["atributes is not a known key, did you mean attributes?", { ...whole, atributes: {} }],
  ["labels is not a known key, did you mean label?", { ...whole, labels: () => "x" }],
  ["zzz is not a known key", { ...whole, zzz: 1 }],
  ["attributes must have one of the allowed forms", { ...whole, attributes: undefined }],
  ["correlate must be an array", { ...whole, correlate: undefined }],
  ["scope must be a function", { ...whole, scope: true }],
  ["label must be a function", { ...whole, label: "id" }],
  [`namesKeptDays ${days}`, { ...whole, namesKeptDays: Number.NaN }],
  [`namesKeptDays ${days}`, { ...whole, namesKeptDays: -5 }],
  [`namesKeptDays ${days}`, { ...whole, namesKeptDays: "730" }],
  [`namesKeptDays ${days}`, { ...whole, namesKeptDays: 1e300 }],
  ["entitlements.owns must be a function", { ...whole, entitlements: { holds: () => [] } }],
  [
    "lifecycle.graceDay is not a known key, did you mean graceDays?",
    { ...whole, lifecycle: { graceDay: 1 } },
  ],
  [`lifecycle.graceDays ${days}`, { ...whole, lifecycle: { graceDays: 0.5 } }],
  [`lifecycle.createDaysBefore ${days}`, { ...whole, lifecycle: { createDaysBefore: -1 } }],
  [`lifecycle.graceDays ${days}`, { ...whole, lifecycle: { graceDays: 36_526 } }],
  [
    "lifecycle.retainDays must be forever, or a whole number of days, 0 to 36525",
    { ...whole, lifecycle: { retainDays: "ever" } },
  ],
  [
    'lifecycle.whileAbsent must be one of "enabled", "disabled"',
    { ...whole, lifecycle: { whileAbsent: "on" } },
  ],
  [
    "lifecycle.whenAbsent.runs must be at least 1",
    { ...whole, lifecycle: { whenAbsent: { runs: 0, hours: 1 } } },
  ],
  ["attributes.title must be an object", { ...whole, attributes: { title: () => "Nurse" } }],
  [
    "attributes.title.value must be a function",
    { ...whole, attributes: { title: { mode: "owned", value: "Nurse" } } },
  ],
  [
    'attributes.title.mode must be one of "owned", "initial", "fill"',
    { ...whole, attributes: { title: { mode: "own", value: () => "Nurse" } } },
  ],
  [
    "correlate[0].normalize is not a known key, did you mean normalise?",
    { ...whole, correlate: [{ ...whole.correlate[0], normalize: (key: string) => key }] },
  ],
])("refused when it is written, and by name: %s", (fault, target) => {
  expect(() => definePolicy(policyOf(target))).toThrow(
    expect.objectContaining({
      code: "invalid-options",
      message: `the policy cannot be used: targets.directory.${fault}`,
    }),
  );
});

test("rules that were not made by definePolicy are checked as well, before what the target can hold", () => {
  const target = { ...whole, atributes: {}, attributes: { shoeSize: owned(() => 1) } };
  expect(() => checkPolicy(target, { target: "directory", schema })).toThrow(
    "the policy for directory has a fault: atributes is not a known key, did you mean attributes?",
  );
});

test.each([
  ["it must be an object", undefined],
  ["name must be a string; targets must be an object", {}],
  ["target is not a known key, did you mean targets?", { name: "trust", targets: {}, target: {} }],
])("what is no policy at all is refused: %s", (fault, policy) => {
  expect(() => definePolicy(policy as PolicyDefinition)).toThrow(ConnectorError);
  expect(() => definePolicy(policy as PolicyDefinition)).toThrow(
    `the policy cannot be used: ${fault}`,
  );
});
