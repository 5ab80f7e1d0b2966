import fc from "fast-check";
import { expect, test } from "vitest";
import { keyIndex } from "../../src/correlate/key-index.ts";
import { byIdentifier } from "../../src/correlate/rules.ts";
import { contentHash } from "../../src/hash.ts";
import type { Account } from "../../src/model/account.ts";
import type { Assignment, Person } from "../../src/model/person.ts";
import { compileQuestions } from "../../src/policy/ask.ts";
import { fill, owned } from "../../src/policy/attribute-rule.ts";
import type { TargetPolicy } from "../../src/policy/policy.ts";
import { accountDigest } from "../../src/reconcile/account-digest.ts";
import { accountTable } from "../../src/reconcile/account-table.ts";
import { expectations } from "../../src/reconcile/expected-account.ts";
import { accountRows } from "../../src/reconcile/recall/account-row.ts";
import { dayNumber, dayOf, personRows } from "../../src/reconcile/recall/person-row.ts";
import { recallForm } from "../../src/reconcile/recall/recalls.ts";
import { wordRow } from "../../src/reconcile/recall/word-row.ts";
import type { OpenTarget } from "../../src/reconcile/run.ts";

const seed = "store-1";
const policy: TargetPolicy = {
  correlate: [byIdentifier({ system: "spine-uuid", attribute: "employeeNumber" })],
  attributes: {
    displayName: owned(({ names }) => `${names.legal.family}, ${names.legal.given}`),
    telephone: owned(() => "01632 960001"),
    seen: owned(() => "2026-11-21T07:00:00Z"),
    addresses: owned(() => ["b@example.nhs.uk", "A@example.nhs.uk"]),
    flags: owned(() => 512),
    mail: fill(() => "siobhan@example.nhs.uk"),
  },
  entitlements: { owns: () => true, holds: () => [{ kind: "group", id: "g1" }] },
};
const text = { type: "string" } as const;
const schema: OpenTarget["schema"] = {
  kinds: {
    account: {
      attributes: {
        displayName: { ...text, compare: "ignore-case" },
        telephone: { ...text, compare: "e164" },
        seen: { type: "instant", compare: "instant" },
        addresses: { ...text, cardinality: "set", compare: "ignore-case" },
        flags: { type: "number", compare: "bits" },
        mail: text,
        employeeNumber: text,
      },
      entitlements: ["group"],
    },
  },
};
const posts: readonly Partial<Assignment>[] = [
  { end: "2026-12-31" },
  {},
  { end: "2026-11-20" },
  { end: "2026-11-20", lastWorkingDay: "2026-11-18" },
  { start: "2026-11-25" },
  { status: "suspended" },
  { status: "absent" },
  { end: "2020-01-31" },
];

function personIn(post: Partial<Assignment>): Person {
  return {
    id: "p1",
    identifiers: [{ system: "spine-uuid", value: "u1" }],
    names: { legal: { given: "Siobhán", family: "O'Neill" } },
    assignments: [
      {
        id: "a1",
        organisation: {},
        position: {},
        start: "2020-01-06",
        status: "active",
        primary: true,
        ...post,
      },
    ],
  };
}

const account: Account = {
  ref: { kind: "account", stable: "k1" },
  attributes: {
    displayName: "o'neill, siobhán",
    telephone: "+44 1632 960001",
    seen: "2026-11-21T07:00:00.000Z",
    addresses: ["a@example.nhs.uk", "b@example.nhs.uk"],
    flags: 512,
    mail: "s@example.nhs.uk",
    employeeNumber: "u1",
  },
  entitlements: [{ kind: "group", id: "g1" }],
  enabled: true,
  observedAt: "2026-11-21T07:00:00Z",
};

const target = { name: "directory", policy, schema, kind: "account" } as OpenTarget;
const digest = accountDigest(target, seed);
const table = accountTable(1);
const rules = policy.correlate;
const wordsOf = ({ words, size }: ReturnType<typeof wordRow>) => Array.from(words.slice(0, size));

function accountWords(): readonly number[] {
  const row = wordRow();
  accountRows({ digest, table, rules, byRule: [keyIndex({ seed })], seed }).put(row, account);
  return wordsOf(row);
}

function personWords(post: Partial<Assignment>): readonly number[] {
  const asOf = "2026-11-21T07:00:00Z";
  const said = compileQuestions(policy, { target: "directory", asOf, schema })(personIn(post));
  const none = { accountOf: () => undefined, nameOf: () => undefined };
  const expected = expectations(digest, table).of(said, none);
  if (!expected) throw new Error("nothing is open in what is said of the person");
  const row = wordRow();
  const asked = { names: undefined, references: ["p2", "k2"] };
  personRows({ rules, seed, today: "2026-11-21" })(row, { said, expected, asked });
  return wordsOf(row);
}

test("a person's row expects what the row of an account that is in step has", () => {
  expect(personWords({}).slice(1, 3)).toEqual(accountWords().slice(1, 3));
  expect(personWords({ status: "suspended" }).slice(1, 3)).not.toEqual(accountWords().slice(1, 3));
});

// Caches outlive releases. What this hash is of may change, and then the number of the form has to.
test("rows are those of their form: whoever changes what they say, or a fingerprint, raises its number", () => {
  const words = [accountWords(), ...posts.map(personWords)];
  expect([recallForm, contentHash(words)]).toEqual([
    2,
    "04c98f2e746a4a191edfaaadbb534061ed8460dce87a2137e15c42fcb853a310",
  ]);
});

test("a day is the same day again when it was a number, and later days are larger numbers", () => {
  const days = fc
    .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(days, days, (one, other) => {
      expect(dayOf(dayNumber(one))).toBe(one);
      expect(Math.sign(dayNumber(one) - dayNumber(other))).toBe(
        Number(one > other) - Number(one < other),
      );
    }),
  );
});
