import { ConnectorError } from "@rollcall/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTransaction } from "../../src/change-rate/parse-transaction.ts";
import { change } from "./sample-transaction.ts";

const whole = change({
  id: "1",
  actor: "admin-1",
  organisation: "RXX",
  container: "OU=Staff",
  before: null,
  after: 512,
  lastSignIn: null,
  plan: "a".repeat(64),
});

const thrownBy = (input: unknown): unknown => {
  try {
    parseTransaction(input);
    return undefined;
  } catch (error) {
    return error;
  }
};

test("a transaction that is whole is given back as it is", () => {
  expect(parseTransaction(whole)).toEqual(whole);
  expect(parseTransaction({ ...whole, actor: undefined })).not.toHaveProperty("actor");
});

test.each([
  ["id", { id: "" }],
  ["id", { id: undefined }],
  ["id", { id: "x".repeat(1025) }],
  ["at", { at: Number.NaN }],
  ["at", { at: -1 }],
  ["at", { at: 8.64e15 + 1 }],
  ["at", { at: 1e300 }],
  ["at", { at: "2026-11-21" }],
  ["act", { act: "explode" }],
  ["source", { source: 7 }],
  ["after", { after: Number.POSITIVE_INFINITY }],
  ["after", { after: "512" }],
  ["lastSignIn", { lastSignIn: 1.5 }],
  ["actor", { actor: null }],
  ["group", { act: "grant" }],
  ["attribute", { attribute: undefined }],
])("a fault in %s is told by the field, and the value is not repeated", (field, more) => {
  const error = thrownBy({ ...whole, ...more });
  expect(error).toMatchObject({ code: "invalid-value", where: { field } });
});

test("an unknown field is refused, and its name is not repeated", () => {
  const error = thrownBy({ ...whole, "Ada Okafor": 1 });
  expect(error).toMatchObject({ code: "invalid-value" });
  expect(String(error)).not.toContain("Ada");
});

test("anything else is a typed error or a transaction, never a crash", () => {
  const similar = fc.record(
    Object.fromEntries(
      Object.entries(whole).map(([name, value]) => [
        name,
        fc.oneof(fc.constant(value), fc.anything()),
      ]),
    ),
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(fc.anything(), similar), (input) => {
      const error = thrownBy(input);
      expect(error === undefined || ConnectorError.is(error)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
