import { describe, expect, test } from "vitest";
import { assertWanted, invalidOption, wholeNumberRule } from "../../src/index.ts";

describe("an option of a connector", () => {
  test("that cannot be used is an error with its field, its rule and what to do", () => {
    const rule = { field: "tls.ca", rule: "pem", advice: "Give certificates in PEM." };
    expect(invalidOption("activeDirectory()", rule)).toMatchObject({
      code: "invalid-options",
      message: "the option tls.ca of activeDirectory() cannot be used",
      scope: "system",
      advice: "Give certificates in PEM.",
      where: { field: "tls.ca", rule: "pem" },
    });
  });

  test("that breaks the one rule of its field names the field alone", () => {
    const error = invalidOption("esr()", { field: "folder", advice: "Name a folder." });
    expect(error.where).toEqual({ field: "folder" });
  });

  test.each([1, 2, 10])("may be the whole number %d within 1 and 10", (value) => {
    expect(wholeNumberRule("pageSize", value, { least: 1, most: 10 })).toBeUndefined();
  });

  test.each([0, 11, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("may not be %d", (value) => {
    expect(wholeNumberRule("pageSize", value, { least: 1, most: 10 })).toEqual({
      field: "pageSize",
      rule: "range",
      advice: "Give a whole number from 1 to 10.",
    });
  });
});

test("a call that is no longer wanted is cancelled, with the caller's reason, and another goes on", () => {
  const reason = new Error("the window was closed");
  expect(() => assertWanted(AbortSignal.abort(reason))).toThrow(
    expect.objectContaining({ code: "cancelled", cause: reason }),
  );
  expect(() => assertWanted(new AbortController().signal)).not.toThrow();
  expect(() => assertWanted(undefined)).not.toThrow();
});
