import fc from "fast-check";
import { expect, test } from "vitest";
import { type AllotRequest, allot, type Taken } from "../../src/policy/allot.ts";
import { firstDotLast, numbered } from "../../src/policy/unique-name.ts";

const free: Taken = () => undefined;
const takenBy =
  (holders: Readonly<Record<string, string>>): Taken =>
  (_, value) =>
    Object.hasOwn(holders, value.toLowerCase()) ? holders[value.toLowerCase()] : undefined;
const smith = firstDotLast({ given: "Jane", family: "Smith" });
const asks = (personId: string, change: Partial<AllotRequest> = {}): AllotRequest => ({
  personId,
  attribute: "mail",
  allotment: smith,
  ...change,
});
const values = (requests: readonly AllotRequest[], taken: Taken = free) =>
  allot(requests, taken).map(({ value }) => value);

test("people who ask for the same name in one run get it in the order of their ids", () => {
  expect(allot([asks("p3"), asks("p1"), asks("p2")], free)).toEqual([
    { personId: "p1", attribute: "mail", stem: "jane.smith", how: "new", value: "jane.smith" },
    { personId: "p2", attribute: "mail", stem: "jane.smith", how: "new", value: "jane.smith2" },
    { personId: "p3", attribute: "mail", stem: "jane.smith", how: "new", value: "jane.smith3" },
  ]);
});

test("a name that somebody has, or had, is passed over whatever its letter case", () => {
  const taken = takenBy({ "jane.smith": "p8", "jane.smith2": "p9" });
  expect(values([asks("p1")], taken)).toEqual(["jane.smith3"]);
  expect(values([asks("p1", { allotment: numbered("Jane.Smith") })], taken)).toEqual([
    "Jane.Smith3",
  ]);
});

test("the same value may be had in two attributes", () => {
  expect(values([asks("p1"), asks("p2", { attribute: "upn" })])).toEqual([
    "jane.smith",
    "jane.smith",
  ]);
});

test("a name is kept while its stem is the same, also when a better one has come free", () => {
  const request = asks("p1", { holds: "jane.smith2", stem: "jane.smith" });
  expect(allot([request], takenBy({ "jane.smith2": "p1" }))).toMatchObject([
    { value: "jane.smith2", how: "kept" },
  ]);
});

test("a new stem gives a new name, and the old one goes to nobody else in the same run", () => {
  const jones = firstDotLast({ given: "Jane", family: "Jones" });
  const married = asks("p2", { allotment: jones, holds: "jane.smith", stem: "jane.smith" });
  const taken = takenBy({ "jane.smith": "p2" });
  expect(values([married, asks("p1")], taken)).toEqual(["jane.smith2", "jane.jones"]);
});

test("a name from before Rollcall is kept", () => {
  expect(allot([asks("p1", { holds: "smithj01" })], takenBy({ smithj01: "p1" }))).toMatchObject([
    { value: "smithj01", how: "kept", stem: "jane.smith" },
  ]);
});

test("a joiner does not get a name that another person keeps in the same run", () => {
  const keeps = asks("p9", { holds: "jane.smith", stem: "jane.smith" });
  expect(values([asks("p1"), keeps])).toEqual(["jane.smith2", "jane.smith"]);
});

test("two people who hold one value do not both keep it", () => {
  const both = ["p2", "p1"].map((id) => asks(id, { holds: "jane.smith", stem: "jane.smith" }));
  expect(allot(both, free)).toMatchObject([
    { personId: "p1", value: "jane.smith", how: "kept" },
    { personId: "p2", value: "jane.smith2", how: "new" },
  ]);
});

test("who comes back gets the old name back, and a name that is remembered as one's own is free to oneself", () => {
  const returner = asks("p5", { had: "jane.smith2", stem: "jane.smith" });
  expect(allot([returner], takenBy({ "jane.smith2": "p5" }))).toMatchObject([
    { value: "jane.smith2", how: "returned" },
  ]);
  expect(values([asks("p1"), asks("p2"), returner], free)).toEqual([
    "jane.smith",
    "jane.smith3",
    "jane.smith2",
  ]);
  expect(values([asks("p5")], takenBy({ "jane.smith": "p5" }))).toEqual(["jane.smith"]);
});

test("who comes back with another name, or whose old name was given away, gets a new one", () => {
  const other = asks("p5", { had: "jane.jones", stem: "jane.jones" });
  expect(values([other])).toEqual(["jane.smith"]);
  const late = asks("p5", { had: "jane.smith", stem: "jane.smith" });
  expect(values([late], takenBy({ "jane.smith": "p7" }))).toEqual(["jane.smith2"]);
});

test("when all candidates are taken there is no value, and an endless row is not followed for ever", () => {
  const few = asks("p1", { allotment: { stem: "a", candidates: ["a", "b"] } });
  expect(allot([few], () => "p9")).toEqual([
    { personId: "p1", attribute: "mail", stem: "a", how: "none" },
  ]);
  expect(allot([asks("p1")], () => "p9")).toMatchObject([{ how: "none" }]);
});

const requests = fc.uniqueArray(
  fc.record(
    {
      personId: fc.constantFrom("p1", "p2", "p3", "p4", "p5", "p6"),
      attribute: fc.constantFrom("mail", "upn"),
      allotment: fc.constantFrom("smith", "Smith", "jones").map((base) => numbered(base)),
      holds: fc.constantFrom("smith", "SMITH2", "jones", "old"),
      had: fc.constantFrom("smith", "smith3", "jones2"),
      stem: fc.constantFrom("smith", "jones"),
    },
    { requiredKeys: ["personId", "attribute", "allotment"] },
  ),
  { selector: ({ personId, attribute }) => `${personId} ${attribute}` },
);
const ledger = fc.dictionary(
  fc.constantFrom("smith", "smith2", "jones", "old"),
  fc.constantFrom("p1", "p2", "p3", "gone"),
);

test("nobody gets what another has, had or is given, and the order of the requests means nothing", () => {
  fc.assert(
    fc.property(requests, ledger, fc.infiniteStream(fc.nat()), (asked, holders, weights) => {
      const taken = takenBy(holders);
      const answers = allot(asked, taken);
      const given = answers.map(({ attribute, value }) => `${attribute} ${value?.toLowerCase()}`);
      expect(new Set(given).size).toBe(given.length);
      for (const { personId, attribute, value } of answers) {
        expect([undefined, personId]).toContain(taken(attribute, value ?? ""));
      }
      const shuffled = asked
        .map((request) => ({ request, weight: weights.next().value as number }))
        .sort((a, b) => a.weight - b.weight)
        .map(({ request }) => request);
      expect(allot(shuffled, taken)).toEqual(answers);
    }),
  );
});
